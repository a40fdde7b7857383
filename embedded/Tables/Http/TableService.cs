using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Http;

/// <summary>An account's table service: where it is, and the pipeline that authenticates, retries and logs.</summary>
internal sealed class TableService
{
    private readonly HttpPipeline _pipeline;
    private readonly string _endpoint;
    private readonly string _version;

    private TableService(Uri endpoint, TableClientOptions options, HttpPipelinePolicy? perCall, HttpPipelinePolicy? perRetry)
    {
        _endpoint = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _version = options.Version;
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = ODataErrorParser.Instance };
        if (perCall is not null)
            pipeline.PerCallPolicies.Add(perCall);
        if (perRetry is not null)
            pipeline.PerRetryPolicies.Add(perRetry);
        _pipeline = HttpPipelineBuilder.Build(pipeline);
    }

    public static TableService Create(string connectionString, TableClientOptions? options)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        return parsed.SharedKey is not null
            ? Create(parsed.Endpoint, parsed.SharedKey, options)
            : Create(parsed.Endpoint, parsed.Sas!, options);
    }

    // A signature carries its time, hence anew for each attempt.
    public static TableService Create(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        new(endpoint, options ?? new(), perCall: null, perRetry: new SharedKeyPolicy(credential, TimeProvider.System));

    public static TableService Create(Uri endpoint, AzureSasCredential credential, TableClientOptions? options) =>
        new(endpoint, options ?? new(), perCall: new SasPolicy(credential), perRetry: null);

    public static TableService Create(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        new(endpoint, options ?? new(), perCall: null,
            perRetry: new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"));

    /// <summary>The full address of something in the account.</summary>
    /// <param name="path">Below the account, escaped.</param>
    public string Address(string path) => $"{_endpoint}/{path}";

    /// <param name="method">The HTTP verb.</param>
    /// <param name="path">Below the account, escaped.</param>
    /// <param name="expected">A further status that is an answer here and no failure (such as 404 when a row may be missing).</param>
    public HttpMessage CreateMessage(RequestMethod method, string path, ushort expected = 200)
    {
        var message = _pipeline.CreateMessage();
        message.ResponseClassifier = new StatusCodeClassifier([200, 201, 202, 204, expected]);
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Address(path)));
        message.Request.Headers.Add("x-ms-version", _version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    /// <summary>Sends it and gives the answer, whose content stays readable when the message is disposed.</summary>
    /// <exception cref="RequestFailedException">The service refused, or did not answer after all retries.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
