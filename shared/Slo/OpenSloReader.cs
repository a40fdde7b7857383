using OpenQoE.Shared.Slo.Documents;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>
/// Objectives as OpenSLO v1 (https://github.com/OpenSLO/OpenSLO), kind SLO, in YAML: docs/slos.md. What it can say and we cannot keep is an error, never
/// ignored.
/// </summary>
public static class OpenSloReader
{
    /// <param name="yaml">One document.</param>
    /// <param name="id">The id it is stored under, which <c>metadata.name</c> may leave out but not contradict; null: the document states it.</param>
    public static SloReading Read(string yaml, string? id = null)
    {
        var (document, error) = YamlText.Read(yaml);
        if (document is null)
        {
            return new(null, [new("", error!)]);
        }

        var errors = new List<FieldError>();
        var root = new DocumentObject(document.Value, "", errors);
        Expect(root, "apiVersion", OpenSloNames.ApiVersion);
        Expect(root, "kind", OpenSloNames.Kind);
        var draft = Metadata(Required(root, "metadata"), id);
        draft = OpenSloSpec.Read(Required(root, "spec"), draft);
        root.RefuseOthers();
        return DraftReading.Of(draft, errors, OpenSloNames.PathOf);
    }

    internal static DocumentObject? Required(DocumentObject? parent, string name)
    {
        if (parent is not null && !parent.Has(name))
        {
            parent.Error(name, "is required.");
        }

        return parent?.Object(name);
    }

    internal static void Expect(DocumentObject parent, string name, string value)
    {
        if (!parent.Has(name) || (parent.Text(name) is { } text && text != value))
        {
            parent.Error(name, $"is {value}.");
        }
    }

    private static SloDraft Metadata(DocumentObject? metadata, string? id)
    {
        var name = metadata?.Text("name");
        if (id is not null && name is not null && name != id)
        {
            metadata!.Error("name", $"is {id}, as in the address, or left out.");
        }

        var draft = Annotations(metadata?.Object("annotations"), new() { Id = id ?? name, Name = metadata?.Text("displayName") ?? id ?? name });
        metadata?.Has("labels");
        metadata?.RefuseOthers();
        return draft;
    }

    private static SloDraft Annotations(DocumentObject? annotations, SloDraft draft)
    {
        if (annotations is null)
        {
            return draft;
        }

        draft = draft with
        {
            Page = annotations.FlagText(OpenSloNames.Page),
            Ticket = annotations.FlagText(OpenSloNames.Ticket),
            MinimumEvents = annotations.NumberText(OpenSloNames.MinimumEvents),
            MinimumBadEvents = annotations.NumberText(OpenSloNames.MinimumBadEvents),
            Yellow = annotations.NumberText(OpenSloNames.Yellow),
            Red = annotations.NumberText(OpenSloNames.Red),
            RunbookUrl = annotations.Text(OpenSloNames.RunbookUrl),
            Enabled = annotations.FlagText(OpenSloNames.Enabled),
        };
        annotations.RefuseOthers(OpenSloNames.AnnotationPrefix);
        return draft;
    }
}
