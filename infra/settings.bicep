// Generated from the options classes; CONTRIBUTING.md says how. Lists, and what has a name of yours in it, are in `more`.

@export()
@description('Settings of the service, by their names in docs/configuration.md. What is left out has its default.')
@sealed()
type settings = {
  @description('How long changes wait for a commit, and so a queue message for its deletion. Default 1 s.')
  OpenQoE__Aggregation__CommitInterval: string?
  @description('How long the ids of counted messages are kept, in time during which messages come: longer than a counted message can take to be delivered again, backlog included. Default 1 h.')
  OpenQoE__Aggregation__KeepApplied: string?
  @description('How long an aggregator that stopped answering keeps its slot. Must be shorter than half the time for which a queue message stays hidden while a function runs (10 min in Azure). Default 60 s.')
  OpenQoE__Aggregation__Lease: string?
  @description('A series not changed for this long ends with a staleness marker. Default 30 min.')
  OpenQoE__Aggregation__SeriesIdleTimeout: string?
  @description('A notification that a channel does not take is tried again for this long. Default 1 day.')
  OpenQoE__Alerting__MaximumNotificationAge: string?
  @description('Where people reach this service, e.g. https://qoe.example.com: links in notifications begin with it. Empty (default): no such links.')
  OpenQoE__Alerting__PublicUrl: string?
  @description('Where the pages of docs/runbooks are to be read, e.g. https://wiki.example.com/runbooks. Empty (default): only objectives with a runbook of their own link to one.')
  OpenQoE__Alerting__RunbookUrl: string?
  @description('How many values a label may have that neither of the next two names.')
  OpenQoE__Cardinality__DefaultLimit: int?
  @description('Enforce, or Observe: let pass, and count what would be refused.')
  OpenQoE__Cardinality__Mode: string?
  @description('How often an instance reports what it saw, for /v1/cardinality and the count of viewers. Default 30 s.')
  OpenQoE__Cardinality__ReportInterval: string?
  @description('Prometheus series that one metric of an organisation may have.')
  OpenQoE__Cardinality__SeriesPerMetric: int?
  @description('Prometheus series that all metrics of an organisation may have together.')
  OpenQoE__Cardinality__SeriesPerOrganisation: int?
  @description('How often instances agree on what was admitted; sooner when one has nothing left to admit. Default 10 s.')
  OpenQoE__Cardinality__SyncInterval: string?
  @description('What was admitted stays so to the end of its window. Default 1 h.')
  OpenQoE__Cardinality__Window: string?
  @description('Sender\'s address, required with a server. Default none.')
  OpenQoE__Email__From: string?
  @description('The SMTP server\'s name. Empty (default): no mail is sent.')
  OpenQoE__Email__Host: string?
  @description('Its port. Default 587.')
  @minValue(1)
  @maxValue(65535)
  OpenQoE__Email__Port: int?
  @description('StartTls (default) or None.')
  OpenQoE__Email__Security: ('StartTls' | 'None')?
  @description('User name; empty (default): no authentication.')
  OpenQoE__Email__Username: string?
  @description('Origins whose pages may post with that key, or without any, separated by commas; * is any. Default: *.')
  OpenQoE__Ingest__AllowedOrigins: string?
  @description('A front door\'s header with the number of the viewer\'s autonomous system. Default: none.')
  OpenQoE__Ingest__AsnHeader: string?
  @description('How long the body of a request may take to come. Default: 30 s.')
  OpenQoE__Ingest__BodyTimeout: string?
  @description('A front door\'s header with the viewer\'s country (ISO 3166), e.g. X-Azure-ClientIP-Country. Default: none.')
  OpenQoE__Ingest__CountryHeader: string?
  @description('Bytes that bodies being read may take in memory together before more requests are answered 503. Default: 64 MiB.')
  @minValue(4194304)
  @maxValue(2147483647)
  OpenQoE__Ingest__MaxBodyBytes: int?
  @description('Bytes, uncompressed, that may wait for the queue before requests are refused. Default: 16 MiB.')
  @minValue(65536)
  @maxValue(1073741824)
  OpenQoE__Ingest__MaxWaitingBytes: int?
  @description('What Retry-After says when the queue takes nothing, or keys cannot be read. Whole seconds; default: 5 s.')
  OpenQoE__Ingest__RetryAfter: string?
  @description('How long one send may take before it counts as failed. Default: 5 s.')
  OpenQoE__Ingest__SendTimeout: string?
  @description('Messages on their way to the queue at once. Default: 8.')
  @minValue(1)
  @maxValue(256)
  OpenQoE__Ingest__Senders: int?
  @description('How often the keys are read again: so long, and 5 s more, a revoked key may go on elsewhere than where it was revoked. Default: 10 s.')
  OpenQoE__Keys__RefreshInterval: string?
  @description('How long lines that Loki does not take are tried again, before they are dropped. Default 1 day.')
  OpenQoE__Logs__KeepDeferred: string?
  @description('Event types that make no lines, separated by commas; "none" for none. Default heartbeat: they are most events and say little each.')
  OpenQoE__Logs__LeaveOut: string?
  @description('A line whose event is older than this gets the time of its push. Default 45 min: Loki refuses what is an hour behind its stream\'s newest line, which can be some minutes ahead of now.')
  OpenQoE__Logs__MaximumAge: string?
  @description('Bytes of lines in one push, at most, and so many do not wait for the interval. Default 1 MiB.')
  @minValue(65536)
  @maxValue(3145728)
  OpenQoE__Logs__MaximumPushBytes: int?
  @description('Bytes of lines that wait in memory, at most: what does not fit goes to the queue. Default 16 MiB.')
  @minValue(1048576)
  @maxValue(1073741824)
  OpenQoE__Logs__MaximumWaitingBytes: int?
  @description('How long lines are gathered before they are pushed. Default 1 s.')
  OpenQoE__Logs__PushInterval: string?
  @description('Fixed (default) or PerOrganisation.')
  OpenQoE__Logs__Tenancy: ('Fixed' | 'PerOrganisation')?
  @description('Value of X-Scope-OrgID when tenancy is fixed; empty (default) sends no such header.')
  OpenQoE__Logs__Tenant: string?
  @description('How long one request may take. Default 30 s.')
  OpenQoE__Logs__Timeout: string?
  @description('The whole address of the endpoint. Empty (default): there is none.')
  OpenQoE__Logs__Url: string?
  @description('User name of basic authentication: the instance id in Grafana Cloud. Default none.')
  OpenQoE__Logs__Username: string?
  @description('True: channels may be at loopback, private and link-local addresses. Default false: who may write a routing must not reach what only this service reaches.')
  OpenQoE__Notifications__AllowPrivateNetworks: bool?
  @description('Folder with templates of your own, each in the place of the one with its name: see docs/channels.md. Default none.')
  OpenQoE__Notifications__TemplateFolder: string?
  @description('How long one attempt to send may take. Default 10 s.')
  OpenQoE__Notifications__Timeout: string?
  @description('Whose events are those posted with that key, or without any. Default: none, and each event\'s org_id counts.')
  OpenQoE__Organisation: string?
  @description('Events at once, after a rest. Default: 50,000.')
  OpenQoE__RateLimits__Burst: string?
  @description('How often instances tell one another what they are asked for, key by key, while they are. Default: 3 s.')
  OpenQoE__RateLimits__ExchangeInterval: string?
  @description('Events per second that a key may post, over all instances. Default: 10,000.')
  OpenQoE__RateLimits__Rate: string?
  @description('Samples in one request, at most. Default 5,000.')
  @minValue(100)
  @maxValue(100000)
  OpenQoE__RemoteWrite__MaximumSamples: int?
  @description('How often totals are published. Default 15 s; 60 s suits billing by data points per minute.')
  OpenQoE__RemoteWrite__PublishInterval: string?
  @description('Unchanged series are sent again after this long, so that they stay visible. Default 60 s.')
  OpenQoE__RemoteWrite__ResendInterval: string?
  @description('Fixed (default) or PerOrganisation.')
  OpenQoE__RemoteWrite__Tenancy: ('Fixed' | 'PerOrganisation')?
  @description('Value of X-Scope-OrgID when tenancy is fixed; empty (default) sends no such header.')
  OpenQoE__RemoteWrite__Tenant: string?
  @description('How long one request may take. Default 30 s.')
  OpenQoE__RemoteWrite__Timeout: string?
  @description('The whole address of the endpoint. Empty (default): there is none.')
  OpenQoE__RemoteWrite__Url: string?
  @description('User name of basic authentication: the instance id in Grafana Cloud. Default none.')
  OpenQoE__RemoteWrite__Username: string?
}

@export()
@description('Settings that go to the key vault, and from there to the service.')
@secure()
@sealed()
type secretSettings = {
  @description('A key that requests may carry, beside those made later. Default: none. Without any key, events are taken on loopback only.')
  OpenQoE__ApiKey: string?
  @description('Password. Default none.')
  OpenQoE__Email__Password: string?
  @description('Bearer token, instead of user name and password. Default none.')
  OpenQoE__Logs__BearerToken: string?
  @description('Password of basic authentication: the token in Grafana Cloud. Default none.')
  OpenQoE__Logs__Password: string?
  @description('Key for /metrics, /stats and the other operator routes. Default: none, and they answer on loopback in development only.')
  OpenQoE__Operator__AdminKey: string?
  @description('Bearer token, instead of user name and password. Default none.')
  OpenQoE__RemoteWrite__BearerToken: string?
  @description('Password of basic authentication: the token in Grafana Cloud. Default none.')
  OpenQoE__RemoteWrite__Password: string?
}
