using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.StatusRequests;

/// <summary>That a host State was asked for the status of a case, as the case stood then, and whether it has answered since.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(RequestId), IsPerAudience = true)]
public sealed record RequestLineRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid RequestId { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>Of the request.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The State that was asked, ISO 3166 alpha-3.</summary>
    public string State { get; init; } = "";
    public string CaseReference { get; init; } = "";
    public string IncidentOn { get; init; } = "";
    public string Act { get; init; } = "";
    public string Stage { get; init; } = "";
    public string SentOn { get; init; } = "";
    public string AnswerBy { get; init; } = "";

    /// <summary>The day of the State's first submission about the case after the request; null while there is none.</summary>
    public string? AnsweredOn { get; init; }
}

/// <summary>Shows the UN and the State that was asked what it was asked; the State as long as it is entitled to the case.</summary>
internal sealed class RequestLines : CasePart
{
    public override IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities)
    {
        foreach (var recorded in own)
        {
            if (recorded.Event is not StatusRequested asked)
                continue;
            var answer = file.Submissions.FirstOrDefault(s =>
                s.State == asked.State && s.Kind != SubmissionKind.Consent && s.ReceivedAt > recorded.RecordedAt
            );
            var row = new RequestLineRow
            {
                CaseId = file.CaseId,
                RequestId = asked.RequestId,
                Mission = file.Incident.Mission,
                Reference = asked.Reference,
                State = asked.State,
                CaseReference = file.Reference,
                IncidentOn = asked.IncidentOn.ToString(),
                Act = Codes.Of(asked.Act),
                Stage = Codes.Of(asked.Stage),
                SentOn = Day(recorded.RecordedAt),
                AnswerBy = asked.AnswerBy.ToString(),
                AnsweredOn = answer is null ? null : Day(answer.ReceivedAt),
            };
            yield return row with
            {
                Audience = Audience.Un.Code,
            };
            if (
                capacities.TryGetValue(asked.State, out var capacity)
                && Policy.Allows(Datum.Message, Audience.Of(asked.State), capacity, file.IsStrictlyConfidential, new Subject(IsOwn: true))
            )
                yield return row with
                {
                    Audience = asked.State,
                };
        }
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
