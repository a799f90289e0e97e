namespace Microsoft.SqlServer.Server;

/// <summary>A CLR user-defined type that cannot be used: with this stand-in, every one.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message) { }

    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new($"{udtType.FullName} is not a usable user-defined type: {resourceReason}");
    }
}
