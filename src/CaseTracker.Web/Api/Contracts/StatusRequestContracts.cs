namespace CaseTracker.Web.Api.Contracts;

/// <summary>A request to a host State for the status of its open cases, as far as the caller sees these.</summary>
/// <param name="Answered">Cases about which the State has sent something since.</param>
public sealed record StatusRequestSummary(string Reference, string State, string SentOn, string AnswerBy, int Cases, int Answered);

/// <summary>A request for status with its table, as the cases stood when it was sent.</summary>
public sealed record StatusRequestDetail(
    string Reference,
    string State,
    string SentOn,
    string AnswerBy,
    IReadOnlyList<StatusRequestLine> Lines
);

/// <summary>One case of a request for status.</summary>
/// <param name="Stage">When the State was asked.</param>
public sealed record StatusRequestLine(string Case, string Mission, string IncidentOn, string Act, string Stage, string? AnsweredOn);
