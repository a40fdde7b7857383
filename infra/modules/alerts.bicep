@description('In front of the names of the alerts.')
param name string

@description('Where the alerts are.')
param location string

@description('On every resource.')
param tags object

@description('Resource id of the workspace.')
param workspaceId string

@description('The app.')
param appName string

@description('Mail addresses that are told.')
param emails string[]

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'openqoe'
    emailReceivers: [for (email, i) in emails: { name: 'person-${i}', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// The host says so when it gives a message up; it logs to the workspace whether or not there is Application Insights.
resource poison 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-poison'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'OpenQoE gave messages up'
    description: 'A message failed again and again and is in a poison queue. docs/runbooks/poison-messages.md says what to do.'
    severity: 1
    enabled: true
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    scopes: [workspaceId]
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'FunctionAppLogs | where Message has "Moving message to queue" and Message has "-poison"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [people.id] }
  }
}

resource failures 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-failures'
  location: 'global'
  tags: tags
  properties: {
    description: 'Requests are answered with server errors. docs/runbooks/ingest-availability.md says what to do.'
    severity: 1
    enabled: true
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    scopes: [app.id]
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'server errors'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 100
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
