using 'main.bicep'

// What `azd up` deploys; `azd env set NAME VALUE` sets what is read here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param serviceSettings = {
  OpenQoE__RemoteWrite__Url: readEnvironmentVariable('OPENQOE_METRICS_URL', '')
  OpenQoE__RemoteWrite__Username: readEnvironmentVariable('OPENQOE_METRICS_USERNAME', '')
  OpenQoE__Logs__Url: readEnvironmentVariable('OPENQOE_LOGS_URL', '')
  OpenQoE__Logs__Username: readEnvironmentVariable('OPENQOE_LOGS_USERNAME', '')
}
param keptSecrets = json(readEnvironmentVariable('OPENQOE_KEPT_SECRETS', '[]'))
param emails = json(readEnvironmentVariable('OPENQOE_EMAILS', '[]'))
