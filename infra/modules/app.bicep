import { settings } from '../settings.bicep'
import { alwaysReady } from '../types.bicep'

@description('Name of the app, and of its plan.')
param name string

@description('Where they are.')
param location string

@description('On every resource.')
param tags object

@description('Resource id of the identity that the app has.')
param identityId string

@description('The same identity by its client id.')
param identityClientId string

@description('Storage account of the service.')
param storageName string

@description('Where packages of the app are put.')
param packagesUrl string

@description('Key vault with the secrets.')
param vaultName string

@description('Settings of the service.')
param serviceSettings settings

@description('Settings that have names of your own in them, or are of the platform.')
param moreSettings object

@description('Names of the settings whose values are in the vault.')
param secretNames string[]

@description('Application Insights\' connection string; empty: none.')
param applicationInsights string

@description('Memory of an instance in MB; processors come with it.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('The most instances each group of functions may have: HTTP functions are a group, each queue\'s function is one.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Requests at a time for each instance of the HTTP functions.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int

@description('Instances that are there also when nothing happens.')
param alwaysReadyInstances alwaysReady[]

@description('Spread over zones, where the region has them.')
param zoneRedundant bool

@description('Subnet that the app sends from; empty: none.')
param subnetId string

@description('The front door that requests must come through, by its id; empty: anybody may reach the app.')
param frontDoorId string

var platform = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
}
var insights = empty(applicationInsights) ? {} : { APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights }
var references = toObject(
  secretNames,
  secret => secret,
  secret => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(secret, '_', '-')})'
)
var texts = mapValues(serviceSettings, value => string(value))
var all = union(platform, insights, texts, moreSettings, references)

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'openqoe' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      healthCheckPath: '/health/live'
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(frontDoorId)
        ? []
        : [
            {
              name: 'front-door'
              priority: 100
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureFrontDoor.Backend'
              headers: { 'x-azure-fdid': [frontDoorId] }
            }
          ]
      appSettings: [for each in items(all): { name: each.key, value: each.value }]
    }
  }
}

// Deployments come with a token, never with a password.
resource ftpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

@description('Name of the app.')
output name string = app.name

@description('Its own host name.')
output hostName string = app.properties.defaultHostName
