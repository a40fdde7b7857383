// Generated from the options classes; CONTRIBUTING.md says how. Lists, and what has a name of yours in it, are in `more`.

@export()
@description('Settings of the service, by their names in docs/configuration.md. What is left out has its default.')
@sealed()
type settings = {
  @description('How long changes wait for a commit, and messages for their deletion.')
  OpenQoE__Aggregation__CommitInterval: string?
  @description('How long ids of counted messages are kept, in time during which messages come. Longer than a counted message can take to be delivered again, backlog included.')
  OpenQoE__Aggregation__KeepApplied: string?
  @description('How long an aggregator that stopped answering keeps its slot. Two leases must fit into the time for which the queue hides a message.')
  OpenQoE__Aggregation__Lease: string?
  @description('A series that did not change for so long ends.')
  OpenQoE__Aggregation__SeriesIdleTimeout: string?
  @description('A notification that a channel does not take is tried again for this long.')
  OpenQoE__Alerting__MaximumNotificationAge: string?
  @description('Where people reach this service, e.g. https://qoe.example.com: links in notifications begin with it. None: no such links.')
  OpenQoE__Alerting__PublicUrl: string?
  @description('Where you keep the pages of runbooks, e.g. https://wiki.example.com/runbooks: links to them begin with it. None: only objectives with a runbook of their own link to one.')
  OpenQoE__Alerting__RunbookUrl: string?
  @description('Values that a label may have that the next two do not name; 1 to 10,000.')
  OpenQoE__Cardinality__DefaultLimit: int?
  @description('Observe lets all values and metrics pass and counts what would be refused; the budget of the organisation holds all the same.')
  OpenQoE__Cardinality__Mode: ('Enforce' | 'Observe')?
  @description('How often an instance reports what it saw, for /v1/cardinality and the count of viewers.')
  OpenQoE__Cardinality__ReportInterval: string?
  @description('Prometheus series that one metric may have, over all slots; from 200. A histogram has one per bucket and two more.')
  OpenQoE__Cardinality__SeriesPerMetric: int?
  @description('The same for all metrics together; from 1,000.')
  OpenQoE__Cardinality__SeriesPerOrganisation: int?
  @description('How often instances agree on what was admitted, sooner when one needs more room.')
  OpenQoE__Cardinality__SyncInterval: string?
  @description('What was admitted stays so to the end of its window.')
  OpenQoE__Cardinality__Window: string?
  @description('The sender\'s address, required with a server.')
  OpenQoE__Email__From: string?
  @description('The SMTP server; none: no mail is sent.')
  OpenQoE__Email__Host: string?
  @description('Its port.')
  @minValue(1)
  @maxValue(65535)
  OpenQoE__Email__Port: int?
  @description('StartTls: nothing is sent before TLS is agreed on. None: in the clear, for a server on the same machine.')
  OpenQoE__Email__Security: ('StartTls' | 'None')?
  @description('User name; none: no authentication.')
  OpenQoE__Email__Username: string?
  @description('Origins whose pages may post with OpenQoE__ApiKey or without a key, separated by commas; keys made later have their own.')
  OpenQoE__Ingest__AllowedOrigins: string?
  @description('Likewise, with the number of the viewer\'s autonomous system.')
  OpenQoE__Ingest__AsnHeader: string?
  @description('How long the body of a request may take to come before it is answered 408.')
  OpenQoE__Ingest__BodyTimeout: string?
  @description('A front door\'s header with the viewer\'s country, e.g. X-Azure-ClientIP-Country. Only set it if the front door overwrites it.')
  OpenQoE__Ingest__CountryHeader: string?
  @description('Bytes that bodies being read may take together before more are answered 503.')
  @minValue(4194304)
  @maxValue(2147483647)
  OpenQoE__Ingest__MaxBodyBytes: int?
  @description('Bytes, uncompressed, that may wait for the queue before requests are answered 503.')
  @minValue(65536)
  @maxValue(1073741824)
  OpenQoE__Ingest__MaxWaitingBytes: int?
  @description('What Retry-After says with a 503.')
  OpenQoE__Ingest__RetryAfter: string?
  @description('How long one send to the queue may take.')
  OpenQoE__Ingest__SendTimeout: string?
  @description('Messages on their way to the queue at once, at most: a second one leaves when it is full, or 10 ms after the first.')
  @minValue(1)
  @maxValue(256)
  OpenQoE__Ingest__Senders: int?
  @description('How often keys are read again. So long, and 5 s more, a key may go on elsewhere after it was revoked.')
  OpenQoE__Keys__RefreshInterval: string?
  @description('How long lines that Loki does not take are tried again.')
  OpenQoE__Logs__KeepDeferred: string?
  @description('Event types that make no lines, separated by commas; none for none.')
  OpenQoE__Logs__LeaveOut: string?
  @description('A line of an older event gets the time of its push. Less than half of Loki\'s max_chunk_age.')
  OpenQoE__Logs__MaximumAge: string?
  @description('Bytes of lines in one push, at most; so many do not wait for the interval.')
  @minValue(65536)
  @maxValue(3145728)
  OpenQoE__Logs__MaximumPushBytes: int?
  @description('Bytes of lines that wait in memory; what does not fit goes to the queue.')
  @minValue(1048576)
  @maxValue(1073741824)
  OpenQoE__Logs__MaximumWaitingBytes: int?
  @description('How long lines are gathered.')
  OpenQoE__Logs__PushInterval: string?
  @description('One tenant for all data, or each organisation its own.')
  OpenQoE__Logs__Tenancy: ('Fixed' | 'PerOrganisation')?
  @description('Value of X-Scope-OrgID when tenancy is fixed. None: no such header.')
  OpenQoE__Logs__Tenant: string?
  @description('How long one request may take.')
  OpenQoE__Logs__Timeout: string?
  @description('Where it goes, the whole address: …/api/v1/write or …/api/v1/push for metrics, …/loki/api/v1/push for lines. None: nowhere; metrics are on /metrics, and no lines are made.')
  OpenQoE__Logs__Url: string?
  @description('For basic authentication; in Grafana Cloud the instance id, which is another for metrics than for lines.')
  OpenQoE__Logs__Username: string?
  @description('Channels may be at loopback, private and link-local addresses. Else whoever may write a routing could reach what only this service reaches.')
  OpenQoE__Notifications__AllowPrivateNetworks: bool?
  @description('A folder with templates of your own, each in the place of the one with its file name.')
  OpenQoE__Notifications__TemplateFolder: string?
  @description('How long one attempt to send may take.')
  OpenQoE__Notifications__Timeout: string?
  @description('Whose events are those posted with OpenQoE__ApiKey or without a key, at most 128 characters. None: each event\'s org_id says, default without one.')
  OpenQoE__Organisation: string?
  @description('Events at once, after a rest. A key with a rate of its own and no burst gets as many seconds of burst as this is of the default rate.')
  OpenQoE__RateLimits__Burst: string?
  @description('How often instances tell one another what they are asked for, to divide keys\' limits.')
  OpenQoE__RateLimits__ExchangeInterval: string?
  @description('Events per second that a key may post which says nothing else, over all instances.')
  OpenQoE__RateLimits__Rate: string?
  @description('Samples in one request, at most.')
  @minValue(100)
  @maxValue(100000)
  OpenQoE__RemoteWrite__MaximumSamples: int?
  @description('How often totals are sent. 00:01:00 suits billing by data points per minute.')
  OpenQoE__RemoteWrite__PublishInterval: string?
  @description('After which unchanged series are sent again. Prometheus looks back 5.')
  OpenQoE__RemoteWrite__ResendInterval: string?
  @description('One tenant for all data, or each organisation its own.')
  OpenQoE__RemoteWrite__Tenancy: ('Fixed' | 'PerOrganisation')?
  @description('Value of X-Scope-OrgID when tenancy is fixed. None: no such header.')
  OpenQoE__RemoteWrite__Tenant: string?
  @description('How long one request may take.')
  OpenQoE__RemoteWrite__Timeout: string?
  @description('Where it goes, the whole address: …/api/v1/write or …/api/v1/push for metrics, …/loki/api/v1/push for lines. None: nowhere; metrics are on /metrics, and no lines are made.')
  OpenQoE__RemoteWrite__Url: string?
  @description('For basic authentication; in Grafana Cloud the instance id, which is another for metrics than for lines.')
  OpenQoE__RemoteWrite__Username: string?
  @description('Of the protocol. 2.0 takes a quarter of the bytes, and says of each series since when it counts; a receiver that does not know it is sent 1.0 after the first try.')
  OpenQoE__RemoteWrite__Version: ('1.0' | '2.0')?
}

@export()
@description('Settings that go to the key vault, and from there to the service.')
@secure()
@sealed()
type secretSettings = {
  @description('A key that players may send (Authorization: Bearer, X-API-Key or ?key=), beside those made later. Without any key, events are taken from the same machine only.')
  OpenQoE__ApiKey: string?
  @description('Password.')
  OpenQoE__Email__Password: string?
  @description('A bearer token; wins over user name and password.')
  OpenQoE__Logs__BearerToken: string?
  @description('Its password; in Grafana Cloud the token.')
  OpenQoE__Logs__Password: string?
  @description('The key for /metrics, /stats and /v1/keys, of all organisations, sent in a header like a player\'s. None: they answer on loopback in development, and 401 elsewhere (/v1/keys also takes admin keys that were made).')
  OpenQoE__Operator__AdminKey: string?
  @description('A bearer token; wins over user name and password.')
  OpenQoE__RemoteWrite__BearerToken: string?
  @description('Its password; in Grafana Cloud the token.')
  OpenQoE__RemoteWrite__Password: string?
}
