namespace CaseTracker.Reference;

/// <summary>What one point of a submission says.</summary>
public enum PointKind
{
    /// <summary>The State confirms that it was notified.</summary>
    Acknowledged,

    /// <summary>A step that was taken: what, by which authority, when, and what comes next.</summary>
    Done,

    /// <summary>The State disputes what is recorded and says what it should be.</summary>
    Disputed,

    /// <summary>Anything else, in words.</summary>
    Stated,
}

/// <summary>Something that is recorded of a case, and that a State may dispute.</summary>
public enum CaseAspect
{
    Date,
    Act,
    Place,
    Host,
    Persons,
    Summary,
    Notification,
    Stage,
    Accountability,
    Closure,
    Proceedings,
    Other,
}

/// <summary>How far a submission is answered.</summary>
public enum SubmissionStatus
{
    /// <summary>Nobody confirmed yet that it arrived.</summary>
    Waiting,

    /// <summary>Its arrival is confirmed; the full answer is still owed.</summary>
    Acknowledged,
    Answered,

    /// <summary>Another State's, which that State lets those read who are entitled to the case.</summary>
    Published,
}

/// <summary>What the UN made of a point of a submission.</summary>
public enum PointDecision
{
    Accepted,
    Declined,
}
