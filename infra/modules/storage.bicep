@description('Name of the account: 3 to 24 lower-case letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('On every resource.')
param tags object

@description('How many copies are kept, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string

@description('False when it is reached by private endpoints only.')
param publicAccess bool

// The service makes what is missing; here they are made so that alerts and backups can name them from the first day.
var queues = ['qoe-events', 'qoe-logs', 'slo-evaluations', 'alerts', 'notifications']
var poisonQueues = [for queue in queues: '${queue}-poison']
var tables = [
  'slots'
  'keys'
  'ratelimits'
  'cardinality'
  'sli'
  'slos'
  'alertstates'
  'incidents'
  'silences'
  'routing'
]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // Nobody can have a key: whoever reads or writes has a role.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'packages'
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [
  for each in concat(queues, poisonQueues): {
    parent: queueService
    name: each
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [
  for each in tables: {
    parent: tableService
    name: each
  }
]

@description('Name of the account.')
output name string = account.name

@description('Where packages of the app are put.')
output packagesUrl string = '${account.properties.primaryEndpoints.blob}${packages.name}'
