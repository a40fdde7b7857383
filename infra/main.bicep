import { secretSettings, settings } from 'settings.bicep'
import { alwaysReady } from 'types.bicep'

targetScope = 'resourceGroup'

metadata description = 'OpenQoE on Azure Functions: docs/deploy-azure.md.'

@description('Which of several this is, such as staging: part of all names.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Region, one that has Flex Consumption.')
param location string = resourceGroup().location

@description('On every resource, beside the environment\'s name.')
param tags object = {}

@description('Settings of the service.')
param serviceSettings settings = {}

@description('Settings with names of your own in them, such as OpenQoE__Cardinality__Limits__video_id, and of the platform, such as OTEL_EXPORTER_OTLP_ENDPOINT.')
param moreSettings object = {}

@description('Secret settings. They go to the key vault. What is left out keeps its value there, when it is named in keptSecrets.')
param secrets secretSettings = {}

@description('Secret settings with names of your own, such as OpenQoE__Secrets__SLACK_TOKEN, and of the platform, such as OTEL_EXPORTER_OTLP_HEADERS.')
@secure()
param moreSecrets object = {}

@description('Names of settings whose values are in the vault already.')
param keptSecrets string[] = []

@description('How many copies of the data are kept, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_LRS'

@description('Keeps the vault from being purged before its time. It cannot be switched off again.')
param purgeProtection bool = false

@description('Memory of an instance in MB; processors come with it.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most instances each group of functions may have: HTTP functions are a group, each queue\'s function is one.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Requests at a time for each instance of the HTTP functions.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 200

@description('Instances that are there also when nothing happens. One that aggregates saves series from changing their slot.')
param alwaysReadyInstances alwaysReady[] = []

@description('Spread over zones, where the region has them.')
param zoneRedundant bool = false

@description('Where the app\'s telemetry goes besides OTLP, which moreSettings name: a workspace of logs is always made.')
@allowed(['none', 'applicationInsights'])
param telemetry string = 'applicationInsights'

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Logs that may come in a day, in GB; -1: as many as come.')
@minValue(-1)
param logDailyCapGb int = -1

@description('Mail addresses that alerts and budgets tell; none: there are neither.')
param emails string[] = []

@description('What a month may cost, in the currency of the subscription; 0: no budget.')
@minValue(0)
param budget int = 0

@description('First day of the budget\'s first month. It cannot be changed once the budget exists.')
@minLength(10)
@maxLength(10)
param budgetSince string = '2026-12-01'

@description('Storage and vault are reached by private endpoints only.')
param privateNetwork bool = false

@description('Addresses of the private network, at least a /24.')
param networkAddressPrefix string = '10.71.0.0/24'

@description('A front door with a web application firewall; then nobody reaches the app around it.')
@allowed(['none', 'Standard', 'Premium'])
param frontDoor string = 'none'

@description('Requests a minute that the front door lets one address make.')
@minValue(10)
param requestsPerMinute int = 3000

var unique = uniqueString(resourceGroup().id, environmentName)
var name = 'openqoe-${environmentName}-${take(unique, 6)}'
var compactName = 'qoe${toLower(replace(environmentName, '-', ''))}${take(unique, 6)}'
var allTags = union(tags, { 'azd-env-name': environmentName })
var behindDoor = frontDoor == 'none'
  ? {}
  : {
      OpenQoE__Ingest__CountryHeader: 'X-Azure-ClientIP-Country'
      OpenQoE__Alerting__PublicUrl: 'https://${door!.outputs.hostName}'
    }

module identity 'modules/identity.bicep' = {
  params: { name: name, location: location, tags: allTags }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: compactName
    location: location
    tags: allTags
    redundancy: storageRedundancy
    publicAccess: !privateNetwork
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: compactName
    location: location
    tags: allTags
    secrets: secrets
    moreSecrets: moreSecrets
    publicAccess: !privateNetwork
    purgeProtection: purgeProtection
  }
}

module roles 'modules/roles.bicep' = {
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: name
    location: location
    tags: allTags
    addressPrefix: networkAddressPrefix
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    applicationInsights: telemetry == 'applicationInsights'
  }
}

module door 'modules/front-door.bicep' = if (frontDoor != 'none') {
  params: {
    name: name
    tags: allTags
    tier: frontDoor == 'Premium' ? 'Premium' : 'Standard'
    requestsPerMinute: requestsPerMinute
  }
}

// After the roles: its start reads the vault and the storage with them.
module app 'modules/app.bicep' = {
  params: {
    name: name
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packagesUrl: storage.outputs.packagesUrl
    vaultName: vault.outputs.name
    serviceSettings: union(behindDoor, serviceSettings)
    moreSettings: moreSettings
    secretNames: union(objectKeys(secrets), objectKeys(moreSecrets), keptSecrets)
    applicationInsights: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    httpConcurrency: httpConcurrency
    alwaysReadyInstances: alwaysReadyInstances
    zoneRedundant: zoneRedundant
    subnetId: network.?outputs.appSubnetId ?? ''
    frontDoorId: door.?outputs.id ?? ''
  }
  dependsOn: [roles]
}

module doorOrigin 'modules/front-door-origin.bicep' = if (frontDoor != 'none') {
  params: {
    profileName: door!.outputs.profileName
    appHostName: app.outputs.hostName
  }
}

module diagnostics 'modules/diagnostics.bicep' = {
  params: {
    workspaceId: monitoring.outputs.workspaceId
    appName: app.outputs.name
    vaultName: vault.outputs.name
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(emails)) {
  params: {
    name: name
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    appName: app.outputs.name
    emails: emails
  }
}

module monthly 'modules/budget.bicep' = if (budget > 0 && !empty(emails)) {
  params: { name: name, amount: max(budget, 1), since: budgetSince, emails: emails }
}

@description('Where players reach the service.')
output endpoint string = 'https://${door.?outputs.hostName ?? app.outputs.hostName}'

@description('Name of the function app: what packages are deployed to.')
output functionApp string = app.outputs.name

@description('Client id of the service\'s identity.')
output identityClientId string = identity.outputs.clientId

@description('Name of the storage account.')
output storageAccount string = storage.outputs.name

@description('Name of the key vault.')
output keyVault string = vault.outputs.name

@description('Host name of the front door; empty without one.')
output frontDoorHost string = door.?outputs.hostName ?? ''
