@description('Resource id of the workspace.')
param workspaceId string

@description('The app.')
param appName string

@description('Key vault of the service.')
param vaultName string

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

// Of the storage account no log is kept: it would have a line for each of thousands of operations a second. The service counts them:
// openqoe_storage_operations_total.
resource ofApp 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource ofVault 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}
