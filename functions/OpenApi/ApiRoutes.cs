using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions.OpenApi;

/// <summary>Every route of the service. A test holds it against the functions.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } = [.. Events(), .. Operations(), .. Keys(), .. Cardinality(), .. Objectives(), .. Alerting()];

    private static ApiRoute[] Events() =>
    [
        new("POST", "/v1/events", "Events", "Takes players' events: docs/wire-format.md.")
        {
            Access = ApiAccess.IngestKey, IsOfOrganisation = false, Success = [202], Problems = [400, 401, 403, 413, 415, 429, 503],
            Request = Schemas.ListOf("events", Schemas.Object(("event_type", "string"), ("event_time", "number"), ("org_id", "string"), ("player_id", "string"), ("view_id", "string"), ("session_id", "string"), ("viewer_id", "string"), ("data", "object"))),
            RequestExample = Schemas.Example("""{"events":[{"event_type":"playing","event_time":1760000000000,"player_id":"web","view_id":"v1","session_id":"s1","viewer_id":"a1","data":{"video_startup_time":800}}]}"""),
            Response = Schemas.Object(("success", "boolean"), ("message", "string"), ("events_received", "integer"), ("events_accepted", "integer"), ("events_rejected", "integer"), ("errors", "array"), ("warnings", "array")),
        },
    ];

    private static ApiRoute[] Operations() =>
    [
        new("GET", "/openapi.json", "Operations", "Shows this description.") { Access = ApiAccess.Everyone, IsOfOrganisation = false, Problems = [] },
        new("GET", "/health", "Operations", "Says whether the service can do its work.") { Access = ApiAccess.Everyone, IsOfOrganisation = false, Problems = [503] },
        new("GET", "/health/ready", "Operations", "Says whether the service can do its work.") { Access = ApiAccess.Everyone, IsOfOrganisation = false, Problems = [503] },
        new("GET", "/health/live", "Operations", "Says that the process runs.") { Access = ApiAccess.Everyone, IsOfOrganisation = false, Problems = [] },
        new("GET", "/metrics", "Operations", "Shows this instance's metrics as Prometheus text.")
        {
            IsOfOrganisation = false, Problems = [400, 401, 403], Query = [("collect", "service: only the service's own metrics; qoe: only the others.")],
        },
        new("GET", "/stats", "Operations", "Shows queues with their poison queues, slots and cardinality.")
        {
            IsOfOrganisation = false, Problems = [401, 403], Query = [("dimension", "Only this label's cardinality.")],
            Response = Schemas.Object(("queues", "array"), ("slots", "array"), ("failures", "object"), ("remoteWrite", "string"), ("series", "object"), ("cardinality", "array")),
        },
    ];

    private static ApiRoute[] Keys() =>
    [
        new("GET", "/v1/keys", "Keys", "Lists keys.") { Response = Schemas.ListOf("keys", Schemas.Of<KeyView>()) },
        new("POST", "/v1/keys", "Keys", "Makes a key; the answer shows it this once.") { IsOfOrganisation = false, Request = Schemas.Of<KeyDraft>(), Response = Schemas.Of<NewKeyView>(), Success = [201] },
        new("POST", "/v1/keys/{id}/rotate", "Keys", "Gives a key a new secret.") { IsOfOrganisation = false, Query = [("overlap", "How long the old one still opens: 24h.")], Response = Schemas.Of<NewKeyView>(), Problems = [400, 401, 403, 404, 409, 503] },
        new("DELETE", "/v1/keys/{id}", "Keys", "Revokes a key.") { IsOfOrganisation = false, Success = [204], Problems = [401, 403, 404, 503] },
    ];

    private static ApiRoute[] Cardinality() =>
    [
        new("GET", "/v1/cardinality", "Cardinality", "Shows series and labels against their limits.") { Response = Schemas.Object(("organisations", "array")) },
        new("GET", "/v1/cardinality/{label}", "Cardinality", "Shows one label's values and overflow.") { Response = Schemas.Object(("label", "string")), Problems = [400, 401, 403, 404, 503] },
        new("POST", "/v1/cardinality/preview", "Cardinality", "Says what a change of policy would do to series.") { IsOfOrganisation = false, Request = Schemas.Of<PreviewRequest>(), Response = Schemas.Object(("organisation", "string")), Problems = [400, 401, 403, 404, 503] },
    ];

    private static ApiRoute[] Objectives()
    {
        var slo = Schemas.Object(
            ("id", "string"), ("name", "string"), ("description", "string"), ("indicator", "string"), ("thresholds", "object"), ("filter", "string"), ("objective", "number"), ("window", "string"),
            ("timeZone", "string"), ("alerting", "object"), ("budgetPolicy", "object"), ("runbookUrl", "string"), ("enabled", "boolean"));
        return
        [
            new("GET", "/v1/slos", "Objectives", "Lists an organisation's objectives, defaults included.") { Response = Schemas.ListOf("slos", slo.DeepClone()) },
            new("GET", "/v1/slos/{id}", "Objectives", "Shows an objective.") { HasVersions = true, IsAlsoYaml = true, Response = slo.DeepClone(), Problems = [401, 403, 404, 503] },
            new("PUT", "/v1/slos/{id}", "Objectives", "Makes or changes an objective, from JSON or OpenSLO v1.")
            {
                HasVersions = true, IsAlsoYaml = true, Request = slo.DeepClone(), Response = slo.DeepClone(), Success = [200, 201], Problems = [400, 401, 403, 409, 412, 413, 503],
                RequestExample = Schemas.Example("""{"name":"Starts","indicator":"start_success","objective":0.995,"window":"30d"}"""),
            },
            new("DELETE", "/v1/slos/{id}", "Objectives", "Deletes an objective; a default comes back as it was.") { HasVersions = true, Success = [204], Problems = [401, 403, 404, 409, 412, 503] },
            new("GET", "/v1/slos/{id}/status", "Objectives", "Shows how an objective stands: SLI, budget, burn rates, history.") { Response = Schemas.Of<SloStatusView>(), Problems = [401, 403, 404, 503] },
        ];
    }

    private static ApiRoute[] Alerting()
    {
        var silence = Schemas.Object(("id", "string"), ("matchers", "array"), ("starts_at", "string"), ("ends_at", "string"), ("author", "string"), ("comment", "string"), ("created_at", "string"));
        var routing = Schemas.Object(("receivers", "array"), ("route", "object"), ("inhibit_rules", "array"), ("escalations", "array"), ("digest", "object"));
        return
        [
            new("POST", "/v1/alerts", "Incidents", "Takes what an Alertmanager posts to a webhook, version 4.")
            {
                Request = Schemas.ListOf("alerts", Schemas.Object(("status", "string"), ("labels", "object"), ("annotations", "object"), ("startsAt", "string"), ("endsAt", "string"))), Success = [202],
                Problems = [400, 401, 403, 413, 503], Response = Schemas.Object(("success", "boolean"), ("alerts", "integer")),
                RequestExample = Schemas.Example("""{"version":"4","alerts":[{"status":"firing","labels":{"alertname":"OriginDown","severity":"critical"},"startsAt":"2026-10-01T20:00:00Z"}]}"""),
            },
            new("GET", "/v1/incidents", "Incidents", "Lists incidents, the newest first.")
            {
                Query = [("state", "open: only those that go on."), ("limit", "At most so many: 1 to 200."), ("after", "The id of the incident before the first.")],
                Response = Schemas.ListOf("incidents", Schemas.Of<IncidentView>()),
            },
            new("GET", "/v1/incidents/{id}", "Incidents", "Shows an incident with its timeline.") { HasVersions = true, Response = Schemas.Of<IncidentView>(), Problems = [401, 403, 404, 503] },
            new("POST", "/v1/incidents", "Incidents", "Makes an incident that somebody reports.") { Request = Schemas.Of<IncidentReport>(), Response = Schemas.Of<IncidentView>(), Success = [201] },
            new("POST", "/v1/incidents/{id}/{action}", "Incidents", "Does something with an incident: acknowledge, investigate, resolve, review or notes.")
            {
                HasVersions = true, Request = Schemas.Of<IncidentAction>(), Response = Schemas.Of<IncidentView>(), Problems = [400, 401, 403, 404, 409, 412, 503],
                RequestExample = Schemas.Example("""{"author":"ann","text":"The origin is down."}"""),
            },
            new("GET", "/v1/silences", "Silences", "Lists silences.") { Response = Schemas.ListOf("silences", silence.DeepClone()) },
            new("POST", "/v1/silences", "Silences", "Makes a silence.")
            {
                HasVersions = true, Request = silence.DeepClone(), Response = silence.DeepClone(), Success = [201], Problems = [400, 401, 403, 409, 503],
                RequestExample = Schemas.Example("""{"matchers":["alertname=\"OriginDown\""],"ends_at":"2026-10-01T22:00:00Z","author":"ann","comment":"Planned work."}"""),
            },
            new("GET", "/v1/silences/{id}", "Silences", "Shows a silence.") { HasVersions = true, Response = silence.DeepClone(), Problems = [401, 403, 404, 503] },
            new("PUT", "/v1/silences/{id}", "Silences", "Changes a silence.") { HasVersions = true, Request = silence.DeepClone(), Response = silence.DeepClone(), Problems = [400, 401, 403, 404, 412, 503] },
            new("DELETE", "/v1/silences/{id}", "Silences", "Ends a silence.") { HasVersions = true, Success = [204], Problems = [401, 403, 404, 412, 503] },
            new("GET", "/v1/routing", "Routing", "Shows the routing without its secrets.") { HasVersions = true, Response = routing.DeepClone() },
            new("PUT", "/v1/routing", "Routing", "Makes or changes the routing: docs/incidents.md.") { HasVersions = true, Request = routing.DeepClone(), Response = routing.DeepClone(), Success = [200, 201], Problems = [400, 401, 403, 412, 413, 503] },
            new("DELETE", "/v1/routing", "Routing", "Takes the organisation's own routing away.") { HasVersions = true, Success = [204], Problems = [401, 403, 404, 412, 503] },
            new("POST", "/v1/routing/test", "Routing", "Says which receivers an alert would reach, and why.")
            {
                Request = Schemas.Of<RoutingTest>(), RequestExample = Schemas.Example("""{"labels":{"alertname":"OriginDown","severity":"critical"}}"""),
                Response = Schemas.Object(("receivers", "array"), ("is_muted", "boolean"), ("silences", "array"), ("inhibited_by", "object"), ("matches", "array"), ("tried", "array")),
            },
        ];
    }
}
