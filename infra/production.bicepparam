using 'main.bicep'

// Over zones, with an aggregator that is always there, behind a front door, storage and vault in a network of their own.
param environmentName = 'production'
param tags = { stage: 'production' }
param serviceSettings = {
  OpenQoE__RemoteWrite__Url: readEnvironmentVariable('OPENQOE_METRICS_URL', '')
  OpenQoE__RemoteWrite__Username: readEnvironmentVariable('OPENQOE_METRICS_USERNAME', '')
  OpenQoE__RemoteWrite__PublishInterval: '00:01:00'
  OpenQoE__Logs__Url: readEnvironmentVariable('OPENQOE_LOGS_URL', '')
  OpenQoE__Logs__Username: readEnvironmentVariable('OPENQOE_LOGS_USERNAME', '')
}
param keptSecrets = json(readEnvironmentVariable('OPENQOE_KEPT_SECRETS', '[]'))
param storageRedundancy = 'Standard_ZRS'
param purgeProtection = true
param zoneRedundant = true
param alwaysReadyInstances = [
  { name: 'http', instanceCount: 1 }
  { name: 'function:Aggregate', instanceCount: 1 }
]
param maximumInstanceCount = 100
param logRetentionDays = 90
param emails = json(readEnvironmentVariable('OPENQOE_EMAILS', '[]'))
param budget = 1000
param privateNetwork = true
param frontDoor = 'Standard'
