namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key a caller of an HTTP function has to show. The embedded host, like <c>func start</c>, asks for none.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
