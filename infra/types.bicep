@export()
@description('Instances of a group of functions that are there also when nothing happens.')
@sealed()
type alwaysReady = {
  @description('http for all HTTP functions, function:NAME for the function of a queue or the timer.')
  name: (
    | 'http'
    | 'function:Aggregate'
    | 'function:PushLogs'
    | 'function:Evaluate'
    | 'function:Route'
    | 'function:Notify'
    | 'function:Tick')

  @description('How many.')
  @minValue(1)
  instanceCount: int
}
