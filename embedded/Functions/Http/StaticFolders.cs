using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// Serves folders as they are: <c>wwwroot</c> at <c>/</c>, and each pair of the section <c>EmbeddedHost:StaticFiles</c>, which maps
/// a URL path to a folder (relative to the content root, or to the nearest folder above it where it exists).
/// </summary>
internal static class StaticFolders
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings =
        {
            [".m3u8"] = "application/vnd.apple.mpegurl",
            [".mpd"] = "application/dash+xml",
            [".m4s"] = "video/iso.segment",
            [".mp4"] = "video/mp4",
            [".ts"] = "video/mp2t",
            [".vtt"] = "text/vtt",
            [".mjs"] = "text/javascript",
            [".map"] = "application/json",
        },
    };

    public static void Map(WebApplication web)
    {
        var contentRoot = web.Environment.ContentRootPath;
        var wwwroot = Path.Combine(contentRoot, "wwwroot");
        if (Directory.Exists(wwwroot)) Serve(web, "", wwwroot);
        foreach (var (path, folder) in Mappings(web.Configuration))
        {
            if (Folders.FindUpwards(contentRoot, folder, Directory.Exists) is { } found) Serve(web, path, found);
            else web.Logger.LogWarning("No folder {Folder} to serve at {Path}: left out", folder, path);
        }
    }

    /// <summary>Longest paths first. A section within a section is a path below: environment variables cannot hold slashes.</summary>
    private static IEnumerable<(string Path, string Folder)> Mappings(IConfiguration configuration)
        => from mapping in configuration.GetSection("EmbeddedHost:StaticFiles").AsEnumerable(makePathsRelative: true)
           where !string.IsNullOrEmpty(mapping.Value)
           let path = "/" + mapping.Key.Replace(':', '/').Trim('/')
           orderby path.Length descending
           select (path, mapping.Value);

    private static void Prepare(IHeaderDictionary headers)
    {
        // Pages under development change: let browsers ask (and get 304) each time.
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static void Serve(WebApplication web, string path, string folder)
    {
        var files = new PhysicalFileProvider(folder);
        web.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = path, DefaultFileNames = ["index.html"] });
        web.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = path,
            ContentTypeProvider = ContentTypes,
            OnPrepareResponse = response => Prepare(response.Context.Response.Headers),
        });
    }
}
