using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Correspondence;

/// <summary>Carries out what the UN and the State do with a submission; nobody handles his own, and the case learns when the full answer
/// was given.</summary>
public sealed class SubmissionDesk(Recorder recorder, RequestContext context, TimeProvider clock)
{
    /// <summary>Of the UN: loads, decides, records; whoever deals with a submission confirms with it that it arrived.</summary>
    /// <exception cref="NotFoundException">The caller sees no such submission.</exception>
    /// <exception cref="RuleBrokenException">A rule forbids it.</exception>
    public Task<Receipt> Handle(
        string reference,
        Func<Submission, CaseFile, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation
    ) =>
        Change(
            reference,
            async (submission, file, recording) =>
            {
                if (submission.SentBy == context.Caller.Subject)
                    throw new RuleBrokenException(Text.OwnSubmission);
                if ((file.IsStrictlyConfidential || file.MergedInto is not null) && !context.Caller.Has(Right.ReadStrict))
                    throw new RuleBrokenException(Text.SubmissionIsStrict);
                var events = (await decide(submission, file, recording)).ToList();
                return submission.AcknowledgedAt is null && !events.OfType<SubmissionAcknowledged>().Any()
                    ? [new SubmissionAcknowledged(), .. events]
                    : events;
            },
            cancellation
        );

    /// <summary>Of the State that sent it.</summary>
    /// <exception cref="NotFoundException">The caller sees no such submission.</exception>
    /// <exception cref="ForbiddenException">It is another State's.</exception>
    public Task<Receipt> Add(string reference, Func<Submission, IEnumerable<Event>> decide, CancellationToken cancellation) =>
        Change(
            reference,
            (submission, _, _) =>
                submission.Sent.State == context.Caller.Audience.Code
                    ? Task.FromResult(decide(submission))
                    : throw new ForbiddenException(),
            cancellation
        );

    /// <summary>A reference for a new submission: its State, year, and four characters drawn by lot.</summary>
    internal static async Task<string> NewReference(Recording recording, string state, int year)
    {
        while (true)
        {
            var reference = $"SB-{state}-{year:0000}-{RandomNumberGenerator.GetString(CaseDesk.Letters, CaseDesk.LotLength)}";
            // One command may send many.
            if (recording.Additions.Any(a => a.Events is [SubmissionSent sent, ..] && sent.Reference == reference))
                continue;
            if (await new AudienceReader(recording.Session, Viewpoint.Un).FindSubmission(reference) is null)
                return reference;
        }
    }

    private Task<Receipt> Change(
        string reference,
        Func<Submission, CaseFile, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation
    ) =>
        recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var row = await context.Caller.Open(recording.Session).FindSubmission(reference) ?? throw new NotFoundException();
                var submission = Submission.Of(await recording.Load(row.SubmissionId));
                var events = (await decide(submission, Fold.Of(await recording.Load(row.CaseId)), recording)).ToList();
                recording.Add(Submission.StreamKind, row.SubmissionId, events);
                if (!submission.IsAnswered && submission.After(events, clock.GetUtcNow().UtcDateTime, context.Caller.Subject).IsAnswered)
                    recording.Add(CaseFile.StreamKind, row.CaseId, [new SubmissionAnswered(row.SubmissionId, submission.Sent.State)]);
                return new Receipt(reference);
            },
            cancellation
        );
}

/// <summary>Finds a submission by its reference, among those that the reader sees.</summary>
internal static class SubmissionLookup
{
    /// <summary>Null when there is no such submission, or not one that this reader sees: the two are not told apart.</summary>
    public static Task<SubmissionRow?> FindSubmission(this AudienceReader reader, string reference) =>
        reader.QuerySingle<SubmissionRow>(
            "-- SubmissionLookup.FindSubmission\nSELECT * FROM {SubmissionRow} AS s WHERE s.Reference = @reference",
            new { reference }
        );
}
