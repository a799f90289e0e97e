namespace CaseTracker.Access;

/// <summary>A program that signs in with its own credentials is designated under its client's name, with this mark before it; no person's
/// subject begins so.</summary>
public static class MachineClients
{
    private const string Prefix = "client:";

    public static string SubjectOf(string clientId) => Prefix + clientId;

    public static bool IsOne(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);
}
