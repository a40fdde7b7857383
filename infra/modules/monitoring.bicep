@description('Name of the workspace and of Application Insights.')
param name string

@description('Where they are.')
param location string

@description('On every resource.')
param tags object

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('What may come in a day, in GB; -1: as much as comes.')
@minValue(-1)
param dailyCapGb int

@description('Application Insights, too.')
param applicationInsights bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = if (applicationInsights) {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Where telemetry is sent; empty without Application Insights. It lets send, and read nothing.')
output connectionString string = insights.?properties.ConnectionString ?? ''
