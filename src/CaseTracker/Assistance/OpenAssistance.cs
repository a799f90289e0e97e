using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>
/// Records that a host State asked for assistance, or that it was offered some (resolution 2589 (2021), paragraphs 3, 5 and 7), for the
/// cases that wait for it.
/// </summary>
public static class OpenAssistance
{
    /// <param name="Entity">Name of the United Nations entity, where it is decided, or of the regional organization.</param>
    /// <param name="State">That lends investigators.</param>
    /// <param name="Mission">Whose focal point follows it; none where the Secretariat does.</param>
    /// <param name="Step">Requested or offered.</param>
    /// <param name="Persons">How many investigators.</param>
    /// <param name="What">What was asked for or offered, in words; the host State reads it.</param>
    /// <param name="Cases">References of the cases that wait for it.</param>
    /// <param name="Proceeding">Reference of the proceeding that waits for it, with its cases that the host State hosts.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        AssistanceKind Kind,
        string Host,
        HostAuthority Authority,
        AssistanceProvider Provider,
        string? Entity,
        string? State,
        string? Mission,
        string? Summary,
        AssistanceStep Step,
        int? Persons,
        string? What,
        PartialDate On,
        Source Source,
        Confidence Confidence,
        IReadOnlyList<string> Cases,
        string? Proceeding = null
    ) : IEngagementFacts, IAcceptable
    {
        IAcceptable IAcceptable.SaidBy(Source source) => this with { Source = source };
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            this.StatesFacts();
            RuleFor(c => c.Step).Must(s => s is AssistanceStep.Requested or AssistanceStep.Offered).WithMessage(_ => Text.AssistanceBegins);
            RuleFor(c => c.Persons).CountsPersons();
            RuleFor(c => c.What).AtMost(2000);
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.Cases).NotNull();
            RuleForEach(c => c.Cases).NotEmpty().WithMessage(_ => Text.CaseMissing);
        }
    }

    /// <summary>Pure: the events of a new engagement.</summary>
    internal static IEnumerable<Event> Decide(
        string reference,
        Command command,
        string mission,
        IEnumerable<(Guid CaseId, Guid? ProceedingId)> waiting,
        Func<Guid> newId
    )
    {
        var facts = command.FactsOf(mission);
        facts.RequireNumber(command.Step, command.Persons);
        yield return Said(new AssistanceOpened(reference, facts));
        yield return Said(new AssistanceStated(newId(), command.Step, command.Persons, command.What.OrNull()));
        foreach (var (caseId, proceedingId) in waiting)
            yield return new AssistanceLinked(newId(), caseId, proceedingId, null);

        Event Said(Event e) => e with { EffectiveOn = command.On, Source = command.Source, Confidence = command.Confidence };
    }

    internal sealed class Handler(Recorder recorder, AssistanceDesk desk, RequestContext context, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var mission = await desk.MissionOf(recording, request);
                    var waiting = new List<(Guid CaseId, Guid? ProceedingId)>();
                    foreach (var reference in request.Cases)
                        waiting.Add((await desk.CaseOf(recording, reference, request.Host, nameof(Command.Cases)), null));
                    if (request.Proceeding.OrNull() is { } proceeding)
                    {
                        var (cases, id) = await desk.CasesOf(recording, proceeding, request.Host, nameof(Command.Proceeding));
                        waiting.AddRange(cases.Select(c => (c, (Guid?)id)));
                    }
                    var name = await AssistanceDesk.NewReference(recording, request.Host, request.On.Year);
                    var events = Decide(name, request, mission, waiting.Distinct(), NewId).ToList();
                    recording.Add(Engagement.StreamKind, NewId(), events);
                    return new Receipt(name, events.Count);
                },
                cancellationToken
            );

        private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
    }
}
