namespace CaseTracker.Access;

/// <summary>For what a person is designated.</summary>
public enum Role
{
    /// <summary>Of a mission (resolution 2589 (2021), paragraph 9): keeps that mission's cases.</summary>
    FocalPoint,

    /// <summary>Of a State: reads the cases that concern it, and answers for the State.</summary>
    Liaison,

    /// <summary>In the Secretariat: keeps all cases, releases, imports, drafts the tables.</summary>
    DeskOfficer,

    /// <summary>In the Secretariat: as a desk officer, and erases persons.</summary>
    SeniorFocalPoint,

    /// <summary>Reads who looked at what and who changed what, never content.</summary>
    Auditor,

    /// <summary>Manages accounts and sees no case.</summary>
    Administrator,

    /// <summary>A named grant beside another role: strictly confidential matter.</summary>
    StrictReader,
}

/// <summary>What a request may need.</summary>
public enum Right
{
    /// <summary>Anybody who is signed in, about oneself.</summary>
    Self,
    ReadCases,

    /// <summary>Past positions and the history of changes.</summary>
    ReadPast,

    /// <summary>What another audience sees.</summary>
    ReadAsAudience,

    /// <summary>Register, correct and follow up cases.</summary>
    FollowUp,

    /// <summary>Answer the UN for one's State: drafts, submissions, documents.</summary>
    Submit,

    /// <summary>Decide what is shown to whom: summary, classification, names, grants.</summary>
    Release,
    Import,
    ManageReference,
    ManageDesignations,

    /// <summary>Who may act where and since when, and who decided it.</summary>
    ReadDesignations,

    /// <summary>Be the second person.</summary>
    Approve,
    Erase,
    ReadStrict,
    ReadAccessLog,
}

/// <summary>Which role holds which rights.</summary>
public static class Rights
{
    private static readonly Right[] Desk =
    [
        Right.Self,
        Right.ReadCases,
        Right.ReadPast,
        Right.ReadAsAudience,
        Right.FollowUp,
        Right.Release,
        Right.Import,
        Right.ManageReference,
        Right.ManageDesignations,
        Right.ReadDesignations,
        Right.Approve,
    ];

    public static IReadOnlyCollection<Right> Of(Role role) =>
        role switch
        {
            Role.FocalPoint => [Right.Self, Right.ReadCases, Right.ReadPast, Right.FollowUp],
            Role.Liaison => [Right.Self, Right.ReadCases, Right.Submit],
            Role.DeskOfficer => Desk,
            Role.SeniorFocalPoint => [.. Desk, Right.Erase],
            Role.Auditor => [Right.Self, Right.ReadAccessLog, Right.ReadDesignations],
            Role.Administrator => [Right.Self, Right.ReadDesignations],
            Role.StrictReader => [Right.ReadStrict],
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
}

/// <summary>Declares the right that a request needs; without one the product does not start.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}
