namespace CaseTracker.Access;

/// <summary>A program that signs in with its own credentials is designated under its client's name, with this mark before it; no person's
/// subject begins so.</summary>
public static class MachineClients
{
    private const string Prefix = "client:";

    public static string SubjectOf(string clientId) => Prefix + clientId;

    /// <summary>The client's name, of the subject of one.</summary>
    public static string ClientOf(string subject) => subject[Prefix.Length..];

    public static bool IsOne(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);
}
