@description('http for all HTTP functions, function:NAME for the function of a queue or the timer.')
type group =
  | 'http'
  | 'function:Aggregate'
  | 'function:PushLogs'
  | 'function:Evaluate'
  | 'function:Route'
  | 'function:Notify'
  | 'function:Tick'

@export()
@description('Instances of a group of functions that are there also when nothing happens.')
@sealed()
type alwaysReady = {
  @description('Which functions.')
  name: group

  @description('How many.')
  @minValue(1)
  instanceCount: int
}
