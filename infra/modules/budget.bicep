@description('Name of the budget.')
param name string

@description('What a month may cost, in the currency of the subscription.')
@minValue(1)
param amount int

@description('First day of the first month, as 2026-12-01. It cannot be changed once the budget exists.')
@minLength(10)
@maxLength(10)
param since string

@description('Mail addresses that are told.')
@minLength(1)
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: since }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
