@description('The front door\'s profile, whose endpoint has the same name.')
param profileName string

@description('Host name of the app.')
param appHostName string

resource profile 'Microsoft.Cdn/profiles@2024-09-01' existing = {
  name: profileName

  resource endpoint 'afdEndpoints' existing = {
    name: profileName
  }

  resource rules 'ruleSets' existing = {
    name: 'country'
  }
}

resource origins 'Microsoft.Cdn/profiles/originGroups@2024-09-01' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    healthProbeSettings: {
      probePath: '/health/live'
      probeProtocol: 'Https'
      probeRequestType: 'GET'
      probeIntervalInSeconds: 60
    }
    sessionAffinityState: 'Disabled'
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2024-09-01' = {
  parent: origins
  name: 'app'
  properties: {
    hostName: appHostName
    originHostHeader: appHostName
    httpsPort: 443
    enforceCertificateNameCheck: true
  }
}

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-09-01' = {
  parent: profile::endpoint
  name: 'app'
  properties: {
    originGroup: { id: origins.id }
    ruleSets: [{ id: profile::rules.id }]
    supportedProtocols: ['Https']
    patternsToMatch: ['/*']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Disabled'
    linkToDefaultDomain: 'Enabled'
  }
  dependsOn: [origin]
}
