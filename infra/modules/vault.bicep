import { secretSettings } from '../settings.bicep'

@description('Name of the vault: 3 to 24 letters, digits and dashes.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('On every resource.')
param tags object

@description('Secrets of the service by the name of their setting. What is left out keeps what is in the vault.')
param secrets secretSettings

@description('Secrets with names of your own, such as OpenQoE__Secrets__SLACK_TOKEN.')
@secure()
param moreSecrets object

@description('False when it is reached by private endpoints only.')
param publicAccess bool

@description('Keeps what was deleted from being purged before its time: cannot be switched off again.')
param purgeProtection bool

// Names in a vault have letters, digits and dashes.
var stored = items(union(secrets, moreSecrets))

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [
  for each in stored: {
    parent: vault
    name: replace(each.key, '_', '-')
    properties: { value: each.value }
  }
]

@description('Name of the vault.')
output name string = vault.name
