using 'main.bicep'

// Small, and gone without regret: no zones, no front door, all instances asleep when nobody watches.
param environmentName = 'staging'
param tags = { stage: 'staging' }
param serviceSettings = {
  OpenQoE__RemoteWrite__Url: readEnvironmentVariable('OPENQOE_METRICS_URL', '')
  OpenQoE__RemoteWrite__Username: readEnvironmentVariable('OPENQOE_METRICS_USERNAME', '')
  OpenQoE__RemoteWrite__PublishInterval: '00:01:00'
  OpenQoE__Logs__Url: readEnvironmentVariable('OPENQOE_LOGS_URL', '')
  OpenQoE__Logs__Username: readEnvironmentVariable('OPENQOE_LOGS_USERNAME', '')
}
param keptSecrets = json(readEnvironmentVariable('OPENQOE_KEPT_SECRETS', '[]'))
param maximumInstanceCount = 5
param logDailyCapGb = 1
param emails = json(readEnvironmentVariable('OPENQOE_EMAILS', '[]'))
param budget = 50
