using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Opens a record of an investigation, prosecution and trial in one forum, about one case or several.</summary>
public static class OpenProceeding
{
    /// <param name="Cases">References of the cases that it is about.</param>
    /// <param name="State">Whose authorities conduct it; none before an international court.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        IReadOnlyList<string> Cases,
        Forum Forum,
        string? State,
        string? Authority,
        string? LegalBasis,
        PartialDate? OpenedOn,
        Source Source,
        Confidence Confidence
    ) : ICommand, IAcceptable
    {
        IAcceptable IAcceptable.SaidBy(Source source) => this with { Source = source };
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Cases).NotEmpty().WithMessage(_ => Text.CaseMissing);
            RuleForEach(c => c.Cases).NotEmpty().WithMessage(_ => Text.CaseMissing);
            RuleFor(c => c.State).SitsIn(c => c.Forum);
            RuleFor(c => c.Authority).AtMost(200);
            RuleFor(c => c.LegalBasis).AtMost(500);
            RuleFor(c => c.OpenedOn).NotInTheFuture(clock);
        }
    }

    /// <summary>A national court sits in a State, an international one in none.</summary>
    internal static void SitsIn<T>(this IRuleBuilder<T, string?> rule, Func<T, Forum> forum) =>
        rule.Must((c, state) => IsInternational(forum(c)) || state.OrNull() is not null)
            .WithMessage(_ => Text.StateMissing)
            .Must((c, state) => !IsInternational(forum(c)) || state.OrNull() is null)
            .WithMessage(_ => Text.StateNotWanted)
            .Must(state => state.OrNull() is not { } code || States.Find(code) is not null)
            .WithMessage((_, state) => Text.StateUnknown(state!));

    /// <summary>Pure: the events of a new proceeding.</summary>
    internal static IEnumerable<Event> Decide(string reference, Command command, IEnumerable<Guid> cases)
    {
        yield return new ProceedingOpened(reference, FactsOf(command.Forum, command.State, command.Authority, command.LegalBasis))
        {
            EffectiveOn = command.OpenedOn,
            Source = command.Source,
            Confidence = command.Confidence,
        };
        foreach (var id in cases)
            yield return new CaseLinked(id, null);
    }

    internal static ProceedingFacts FactsOf(Forum forum, string? state, string? authority, string? legalBasis) =>
        new()
        {
            Forum = forum,
            State = state.OrNull(),
            Authority = authority.OrNull(),
            LegalBasis = legalBasis.OrNull(),
        };

    private static bool IsInternational(Forum forum) => forum is Forum.Icc or Forum.OtherInternational;

    internal sealed class Handler(Recorder recorder, ProceedingDesk desk, RequestContext context, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var cases = await desk.Cases(recording, request.Cases, nameof(Command.Cases));
                    if (request.OpenedOn is { } on && cases.All(c => on.LiesBefore(PartialDate.Parse(c.IncidentOn))))
                        throw new RuleBrokenException(Text.DateBeforeIncident, nameof(Command.OpenedOn));
                    var facts = FactsOf(request.Forum, request.State, request.Authority, request.LegalBasis);
                    var reference = await ProceedingDesk.NewReference(recording, facts, request.OpenedOn?.Year ?? clock.GetUtcNow().Year);
                    var events = Decide(reference, request, cases.Select(c => c.CaseId)).ToList();
                    recording.Add(Proceeding.StreamKind, clock.NewId(), events);
                    return new Receipt(reference, events.Count);
                },
                cancellationToken
            );
    }
}
