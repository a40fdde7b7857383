@description('Name of the identity.')
param name string

@description('Where it is.')
param location string

@description('On every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('The id by which the service names it.')
output clientId string = identity.properties.clientId

@description('The id that roles are given to.')
output principalId string = identity.properties.principalId
