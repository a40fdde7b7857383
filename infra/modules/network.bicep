@description('In front of the names.')
param name string

@description('Where it is.')
param location string

@description('On every resource.')
param tags object

@description('Addresses of the network, at least a /24.')
param addressPrefix string

@description('Storage account of the service.')
param storageName string

@description('Key vault of the service.')
param vaultName string

// Each part of the storage account is an endpoint of its own.
var endpoints = [
  { part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}', target: storage.id }
  { part: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}', target: storage.id }
  { part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}', target: storage.id }
  { part: 'vault', zone: 'privatelink.vaultcore.azure.net', target: vault.id }
]

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          // Flex Consumption runs in these environments.
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: cidrSubnet(addressPrefix, 26, 1) }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for each in endpoints: {
    name: each.zone
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (each, i) in endpoints: {
    parent: zone[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for each in endpoints: {
    name: '${name}-${each.part}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network.properties.subnets[1].id }
      privateLinkServiceConnections: [
        { name: each.part, properties: { privateLinkServiceId: each.target, groupIds: [each.part] } }
      ]
    }
  }
]

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (each, i) in endpoints: {
    parent: endpoint[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: each.part, properties: { privateDnsZoneId: zone[i].id } }]
    }
  }
]

@description('Subnet that the app sends from.')
output appSubnetId string = network.properties.subnets[0].id
