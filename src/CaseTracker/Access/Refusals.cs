namespace CaseTracker.Access;

/// <summary>It does not exist, or the caller may not know that it does (404).</summary>
public sealed class NotFoundException() : Exception("Not found.");

/// <summary>The caller sees it but may not do this (403).</summary>
public sealed class ForbiddenException() : Exception("Forbidden.");

/// <summary>A rule of the domain forbids it (422); the message is for the user, in the user's language.</summary>
/// <param name="field">The field of the command that is at fault, or null.</param>
public sealed class RuleBrokenException(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}
