namespace Microsoft.Azure.Functions.Worker.Hosting;

public enum TriggerKind { Http, Queue, Timer }
