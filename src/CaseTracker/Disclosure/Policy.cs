namespace CaseTracker.Disclosure;

/// <summary>The kinds of information that the entitlement table tells apart.</summary>
public enum Datum
{
    /// <summary>Reference, mission, host State, act, date, first-level area, stage, accountability, closure.</summary>
    Incident,
    ReleasableSummary,
    ExactPlace,
    TotalsByHarm,

    /// <summary>A person's category, sex and harm.</summary>
    Person,
    PersonNationality,
    PersonName,

    /// <summary>A confirmed statement, or a disputed one that is marked so.</summary>
    Statement,
    UnconfirmedStatement,

    /// <summary>That the host State was notified or acknowledged: the stage says so.</summary>
    HostNotification,

    /// <summary>That a contributing State or State of nationality was notified.</summary>
    ConcernedNotification,

    /// <summary>Internal narrative and assessment; means, setting, perpetrator and attribution are part of it.</summary>
    InternalAssessment,

    /// <summary>Which other States may see the case, releases and grants.</summary>
    OtherAudiences,

    /// <summary>Witness, informant, identity of a source, protection measure.</summary>
    ProtectedInformation,

    /// <summary>Of a proceeding: forum, State, stage, hearings, number of accused, their position, verdicts, sentences.</summary>
    Proceeding,

    /// <summary>Of a proceeding: authority, legal basis, the wording of offences, to whom reparation is due.</summary>
    ProceedingText,
    SuspectName,
    SuspectWhereabouts,

    /// <summary>That there is a message between the UN and a State: number, kind, dates.</summary>
    Message,
    MessageText,

    /// <summary>That a State sent in a submission: reference, kind, dates, how it was answered.</summary>
    Submission,
    SubmissionText,

    /// <summary>An edition of the briefing's tables: what it holds, how it was made, who approved it.</summary>
    Edition,

    /// <summary>A term that runs for a State, or for the UN towards a State.</summary>
    Clock,

    /// <summary>Registry facts of a person killed; what the family or survivor was told of and to what it was referred.</summary>
    FamilyFollowUp,

    /// <summary>Who is in touch with the family or survivor.</summary>
    FamilyContact,

    /// <summary>Of assistance to the host State, and of investigators that a State offered: kind, who assists whom, steps,
    /// numbers.</summary>
    Assistance,

    /// <summary>Of assistance: what was asked for, offered and delivered, in words.</summary>
    AssistanceText,

    /// <summary>Of assistance: what the UN notes for itself, and why a case waits for it.</summary>
    AssistanceNote,

    /// <summary>A version of a document: title, date, file and hash.</summary>
    Document,

    /// <summary>What else is known of a document: its other versions, its releases, its chain of custody.</summary>
    DocumentHandling,
}

/// <summary>Under which condition a capacity is entitled to a datum.</summary>
public enum When
{
    Never,
    Always,

    /// <summary>Only about persons that the State contributed or that have its nationality.</summary>
    OwnPersons,

    /// <summary>As <see cref="OwnPersons"/>, once next of kin are confirmed informed.</summary>
    OwnPersonsAfterNextOfKin,

    /// <summary>Once next of kin are confirmed informed and the name was released to this State.</summary>
    AfterNextOfKinAndRelease,

    /// <summary>Only what lies between the UN and the State itself.</summary>
    Own,

    /// <summary>As <see cref="Own"/>, and what another State let those read who are entitled to the case.</summary>
    OwnOrReleased,

    /// <summary>Once two persons released it to this State.</summary>
    AfterRelease,

    /// <summary>If the State supplied it itself, or as <see cref="AfterRelease"/>.</summary>
    OwnSupplyOrAfterRelease,
}

/// <summary>One line of the table: who is entitled to a datum, and when.</summary>
public sealed record Entitlement(Datum Datum, When UnDesk, When Host, When Concerned, When Third, bool HeldBackWhenStrict = false);

/// <summary>What must be known about the single thing (a person, a message) before a conditional entitlement can be decided.</summary>
public readonly record struct Subject(bool IsOwn = false, bool NextOfKinInformed = false, bool IsReleased = false);

/// <summary>
/// Who is entitled to what: the product's disclosure policy in one table (resolution 2589 (2021), paragraph 5: accessible to concerned
/// Member States "while taking appropriate measures to protect sensitive information"). What the table does not grant is not written.
/// </summary>
public static class Policy
{
    /// <summary>To be raised with every change of the table or of what is written from it; read tables of another version must be
    /// rebuilt.</summary>
    public const int Version = 4;

    public static IReadOnlyList<Entitlement> Table { get; } =
    [
        //                                 UN desk       host State                      contributor, nationality        third State
        new(Datum.Incident, When.Always, When.Always, When.Always, When.Always),
        new(Datum.ReleasableSummary, When.Always, When.Always, When.Always, When.Always, HeldBackWhenStrict: true),
        new(Datum.ExactPlace, When.Always, When.Always, When.Never, When.Never, HeldBackWhenStrict: true),
        new(Datum.TotalsByHarm, When.Always, When.Always, When.Always, When.Always),
        new(Datum.Person, When.Always, When.Always, When.OwnPersons, When.Never),
        new(Datum.PersonNationality, When.Always, When.Always, When.OwnPersons, When.Never),
        new(
            Datum.PersonName,
            When.Always,
            When.AfterNextOfKinAndRelease,
            When.OwnPersonsAfterNextOfKin,
            When.Never,
            HeldBackWhenStrict: true
        ),
        new(Datum.Statement, When.Always, When.Always, When.Always, When.Always),
        new(Datum.UnconfirmedStatement, When.Always, When.Never, When.Never, When.Never),
        new(Datum.HostNotification, When.Always, When.Always, When.Always, When.Always),
        new(Datum.ConcernedNotification, When.Always, When.Own, When.Own, When.Own),
        new(Datum.InternalAssessment, When.Always, When.Never, When.Never, When.Never, HeldBackWhenStrict: true),
        new(Datum.OtherAudiences, When.Always, When.Never, When.Never, When.Never),
        new(Datum.ProtectedInformation, When.Never, When.Never, When.Never, When.Never),
        new(Datum.Proceeding, When.Always, When.Always, When.Always, When.Always),
        new(Datum.ProceedingText, When.Always, When.Always, When.Always, When.Always, HeldBackWhenStrict: true),
        new(Datum.SuspectName, When.Always, When.OwnSupplyOrAfterRelease, When.AfterRelease, When.AfterRelease, HeldBackWhenStrict: true),
        new(Datum.SuspectWhereabouts, When.Always, When.Never, When.Never, When.Never, HeldBackWhenStrict: true),
        new(Datum.Message, When.Always, When.Own, When.Own, When.Own),
        new(Datum.MessageText, When.Always, When.Own, When.Own, When.Own, HeldBackWhenStrict: true),
        new(Datum.Submission, When.Always, When.OwnOrReleased, When.OwnOrReleased, When.OwnOrReleased),
        new(Datum.SubmissionText, When.Always, When.OwnOrReleased, When.OwnOrReleased, When.OwnOrReleased, HeldBackWhenStrict: true),
        new(Datum.Edition, When.Always, When.Never, When.Never, When.Never),
        new(Datum.Clock, When.Always, When.Own, When.Own, When.Own),
        new(Datum.FamilyFollowUp, When.Always, When.Never, When.Never, When.Never),
        new(Datum.FamilyContact, When.Always, When.Never, When.Never, When.Never, HeldBackWhenStrict: true),
        new(Datum.Assistance, When.Always, When.Own, When.Own, When.Never),
        new(Datum.AssistanceText, When.Always, When.Own, When.Own, When.Never, HeldBackWhenStrict: true),
        new(Datum.AssistanceNote, When.Always, When.Never, When.Never, When.Never, HeldBackWhenStrict: true),
        new(Datum.Document, When.Always, When.AfterRelease, When.AfterRelease, When.AfterRelease, HeldBackWhenStrict: true),
        new(Datum.DocumentHandling, When.Always, When.Never, When.Never, When.Never, HeldBackWhenStrict: true),
    ];

    private static readonly Dictionary<Datum, Entitlement> ByDatum = Table.ToDictionary(e => e.Datum);

    /// <summary>Whether this audience may have this datum about this subject. The UN's strict readers have everything.</summary>
    /// <param name="strict">The case is strictly confidential (ST/SGB/2007/6): what is marked so in the table goes to strict readers
    /// only.</param>
    public static bool Allows(Datum datum, Audience audience, Capacity capacity, bool strict, Subject subject = default)
    {
        if (audience == Audience.UnStrict)
            return true;
        var line = ByDatum[datum];
        if (strict && line.HeldBackWhenStrict)
            return false;
        return audience == Audience.Un
            ? Holds(line.UnDesk, subject)
            : (capacity.HasFlag(Capacity.Host) && Holds(line.Host, subject))
                || (capacity.HasFlag(Capacity.Concerned) && Holds(line.Concerned, subject))
                || (capacity.HasFlag(Capacity.Third) && Holds(line.Third, subject));
    }

    private static bool Holds(When when, Subject subject) =>
        when switch
        {
            When.Never => false,
            When.Always => true,
            When.OwnPersons or When.Own => subject.IsOwn,
            When.OwnPersonsAfterNextOfKin => subject is { IsOwn: true, NextOfKinInformed: true },
            When.AfterRelease => subject.IsReleased,
            When.OwnSupplyOrAfterRelease or When.OwnOrReleased => subject.IsOwn || subject.IsReleased,
            When.AfterNextOfKinAndRelease => subject is { NextOfKinInformed: true, IsReleased: true },
            _ => throw new ArgumentOutOfRangeException(nameof(when)),
        };
}
