@description('Name of the profile and of its endpoint.')
param name string

@description('On every resource.')
param tags object

@description('Premium has managed rules of the firewall, Standard only those written here.')
@allowed(['Standard', 'Premium'])
param tier string

@description('Requests a minute that one address may make.')
@minValue(10)
param requestsPerMinute int

resource profile 'Microsoft.Cdn/profiles@2024-09-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: '${tier}_AzureFrontDoor' }
  properties: { originResponseTimeoutSeconds: 60 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2024-09-01' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource firewall 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies@2024-02-01' = {
  name: replace(name, '-', '')
  location: 'global'
  tags: tags
  sku: { name: '${tier}_AzureFrontDoor' }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      // Events are JSON of players' own words: what looks like an attack there is none. Only the head is looked at.
      requestBodyCheck: 'Disabled'
    }
    customRules: {
      rules: [
        {
          name: 'rate'
          priority: 100
          ruleType: 'RateLimitRule'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: requestsPerMinute
          action: 'Block'
          matchConditions: [{ matchVariable: 'RequestUri', operator: 'Any', matchValue: [] }]
        }
      ]
    }
    managedRules: {
      managedRuleSets: tier == 'Premium'
        ? [
            { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' }
            { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }
          ]
        : []
    }
  }
}

resource protection 'Microsoft.Cdn/profiles/securityPolicies@2024-09-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.id }
      associations: [{ domains: [{ id: endpoint.id }], patternsToMatch: ['/*'] }]
    }
  }
}

// Where viewers are, by their address: OpenQoE__Ingest__CountryHeader names it. What the client sends under that name is overwritten.
resource rules 'Microsoft.Cdn/profiles/ruleSets@2024-09-01' = {
  parent: profile
  name: 'country'
}

resource country 'Microsoft.Cdn/profiles/ruleSets/rules@2024-09-01' = {
  parent: rules
  name: 'country'
  properties: {
    order: 1
    actions: [
      {
        name: 'ModifyRequestHeader'
        parameters: {
          typeName: 'DeliveryRuleHeaderActionParameters'
          headerAction: 'Overwrite'
          headerName: 'X-Azure-ClientIP-Country'
          value: '{geo_country}'
        }
      }
    ]
  }
}

@description('The id that the app lets through.')
output id string = profile.properties.frontDoorId

@description('Where players reach the service.')
output hostName string = endpoint.properties.hostName

@description('Name of the profile.')
output profileName string = profile.name
