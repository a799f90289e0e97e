using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Merges a duplicate into the case that stays, which takes over its persons and what was stated; needs a second person.</summary>
public static class MergeCase
{
    /// <param name="Reference">The duplicate.</param>
    /// <param name="Into">Reference of the case that stays.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string Into, string Reason) : ICaseCommand, IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Into).NotEmpty().WithMessage(_ => Text.CaseMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: what is recorded on the duplicate, and what on the case that stays.</summary>
    internal static (IReadOnlyList<Event> OnDuplicate, IReadOnlyList<Event> OnStaying) Decide(
        CaseFile duplicate,
        CaseFile staying,
        string reason
    )
    {
        if (duplicate.CaseId == staying.CaseId)
            throw new RuleBrokenException(Text.MergeIntoItself, nameof(Command.Into));
        if (staying.MergedInto is not null)
            throw new RuleBrokenException(Text.MergeIntoMerged, nameof(Command.Into));
        var (left, right) = (duplicate.Incident, staying.Incident);
        if (left.Scope != right.Scope || left.Mission != right.Mission || !left.Hosts.SequenceEqual(right.Hosts))
            throw new RuleBrokenException(Text.MergeOfUnlike, nameof(Command.Into));
        if (duplicate.IsStrictlyConfidential != staying.IsStrictlyConfidential)
            throw new RuleBrokenException(Text.MergeOfStrict, nameof(Command.Into));
        return (
            [
                .. duplicate.Persons.Select(p => new PersonWithdrawn(p.PersonId, reason, staying.Reference)),
                new CaseMerged(staying.Reference, reason),
            ],
            [
                new CaseAbsorbed(duplicate.Reference),
                .. duplicate.Persons.SelectMany(p => TakenOver(duplicate, p)),
                .. StatedOnlyOn(duplicate, staying),
                .. Exchanged(duplicate),
            ]
        );
    }

    /// <summary>What another case records of a person that it takes over: everything that is known, confirmed and released.</summary>
    internal static IEnumerable<Event> TakenOver(CaseFile duplicate, Person person)
    {
        var added = duplicate.Steps.Select(s => s.Event).OfType<PersonAdded>().Last(a => a.PersonId == person.PersonId);
        yield return added with
        {
            Facts = person.Known,
            Origin = person.Origin,
        };
        if (person.NextOfKinInformed)
            yield return duplicate.Steps.Select(s => s.Event).OfType<NextOfKinConfirmed>().Last(n => n.PersonId == person.PersonId);
        foreach (var s in person.Detention)
            yield return new DetentionStated(s.StatementId, person.PersonId, s.Step, s.By, s.Place)
            {
                EffectiveOn = s.On,
                Source = s.Source,
                Confidence = s.Confidence,
            };
        foreach (var state in person.NameReleasedTo)
            yield return new NameReleased(person.PersonId, state);
        foreach (var e in Families.TakenOver(person))
            yield return e;
        if (person.IsErased)
            yield return duplicate.Steps.Select(s => s.Event).OfType<PersonErased>().Last(r => r.PersonId == person.PersonId);
    }

    /// <summary>What a State was told, or what was said of the follow-up, holds for the case that stays too; it is not said
    /// twice.</summary>
    private static IEnumerable<Event> StatedOnlyOn(CaseFile duplicate, CaseFile staying) =>
        duplicate
            .Steps.Select(s => s.Event)
            .Where(e =>
                e switch
                {
                    StateNotified n => !staying.Notified.ContainsKey(n.State),
                    StateAcknowledged a => !staying.Acknowledged.ContainsKey(a.State),
                    MilestoneStated m => !staying.Milestones.Any(
                        new Milestone(m.Stage, m.EffectiveOn, m.Source, m.Confidence).SaysTheSameAs
                    ),
                    _ => false,
                }
            );

    /// <summary>What States sent in follows the case, and what else was exchanged counts for it: who replied has replied, and who waits for
    /// an answer waits no longer than before.</summary>
    private static IEnumerable<Event> Exchanged(CaseFile duplicate) =>
        duplicate
            .Steps.Select(s =>
                s.Event switch
                {
                    SubmissionReceived r => r with
                    {
                        At = r.At ?? s.RecordedAt,
                        EffectiveOn = r.EffectiveOn ?? PartialDate.FromDate(DateOnly.FromDateTime(s.RecordedAt)),
                    },
                    SubmissionAnswered or MessageTakenOver => s.Event,
                    IMessage m => new MessageTakenOver(m.Kind, m.State, m is IReply, s.RecordedAt)
                    {
                        EffectiveOn = s.Event.EffectiveOn,
                        Source = s.Event.Source,
                        Confidence = s.Event.Confidence,
                    },
                    _ => null,
                }
            )
            .OfType<Event>();

    internal sealed class Handler(Recorder recorder, CaseDesk desk, CaseFiles files, IEnumerable<CasePart> parts, RequestContext context)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var duplicate = await desk.LoadToChange(recording, request);
                    var staying =
                        await desk.Find(recording, request.Into.Trim().ToUpperInvariant())
                        ?? throw new RuleBrokenException(Text.CaseUnknown(request.Into), nameof(Command.Into));
                    var (onDuplicate, onStaying) = Decide(duplicate, staying, request.Reason);
                    var history = await recording.Load(duplicate.CaseId);
                    onStaying = [.. onStaying, .. parts.SelectMany(p => p.WhenMerged(history))];
                    recording.Add(CaseFile.StreamKind, duplicate.CaseId, onDuplicate);
                    recording.Add(CaseFile.StreamKind, staying.CaseId, onStaying);
                    await files.FollowMerge(recording, duplicate, staying, request.Reason);
                    return new Receipt(staying.Reference, staying.Version + onStaying.Count);
                },
                cancellationToken
            );
    }
}
