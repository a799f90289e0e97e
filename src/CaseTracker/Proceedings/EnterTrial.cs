using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Enters one trial with all its accused at once, as a grid of accused and milestones; all of it or nothing, and what is on record
/// already is not said twice.</summary>
public static class EnterTrial
{
    /// <summary>That an accused was in a position on a day.</summary>
    public sealed record Position(SuspectStatus Status, PartialDate? On);

    /// <summary>A line of the grid.</summary>
    /// <param name="AccusedId">Null: a further accused.</param>
    /// <param name="Name">Of a further accused; null where it is not known.</param>
    /// <param name="Positions">In order.</param>
    /// <param name="Offence">Charged, as national law calls it; null: not known.</param>
    /// <param name="VerdictOn">Null: on the day of the judgment.</param>
    public sealed record Line(
        Guid? AccusedId,
        string? Name,
        IReadOnlyList<Position> Positions,
        string? Offence,
        ConventionOffence? Article,
        PartialDate? ChargedOn,
        Verdict? Verdict,
        bool InAbsentia,
        PartialDate? VerdictOn,
        IReadOnlyList<SentencePart> Sentence
    );

    /// <param name="NameSuppliedBy">The State that gave the names of further accused itself; null where none did.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        PartialDate? TrialOpenedOn,
        PartialDate? JudgmentOn,
        Instance Instance,
        string? NameSuppliedBy,
        IReadOnlyList<Line> Lines,
        Source Source,
        Confidence Confidence,
        string? Document
    ) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.TrialOpenedOn).NotInTheFuture(clock);
            RuleFor(c => c.JudgmentOn).NotInTheFuture(clock);
            RuleFor(c => c.Document).AtMost(400);
            RuleFor(c => c.NameSuppliedBy)
                .Must(s => s.OrNull() is null || States.Find(s) is { HasLiaison: true })
                .WithMessage(c => Text.StateUnknown(c.NameSuppliedBy!));
            RuleFor(c => c.Lines)
                .NotNull()
                .WithMessage(_ => Text.AccusedMissing)
                .Must(l => l is null || l.Count <= 200)
                .WithMessage(_ => Text.TooManyAccused(200));
            RuleForEach(c => c.Lines).NotNull().WithMessage(_ => Text.AccusedMissing).SetValidator(new LineRules(clock));
        }
    }

    internal sealed class LineRules : AbstractValidator<Line>
    {
        public LineRules(TimeProvider clock)
        {
            RuleFor(l => l.Name).AtMost(200);
            RuleFor(l => l.Offence).AtMost(400);
            RuleFor(l => l.Offence)
                .NotEmpty()
                .WithMessage(_ => Text.OffenceMissing)
                .When(l => l.Article is not null || l.ChargedOn is not null);
            RuleFor(l => l.ChargedOn).NotInTheFuture(clock);
            RuleFor(l => l.VerdictOn).NotInTheFuture(clock);
            RuleFor(l => l.Positions).NotNull().WithMessage(_ => Text.ListMissing);
            RuleForEach(l => l.Positions)
                .NotNull()
                .WithMessage(_ => Text.ListMissing)
                .ChildRules(p => p.RuleFor(x => x.On).NotInTheFuture(clock));
            RuleFor(l => l.Sentence).NotNull().WithMessage(_ => Text.ListMissing);
            RuleFor(l => l.Sentence)
                .Empty()
                .WithMessage(_ => Text.SentenceWithoutConviction)
                .When(l => l.Verdict is not Reference.Verdict.Convicted);
            RuleForEach(l => l.Sentence).NotNull().WithMessage(_ => Text.SentenceMissing).SetValidator(new SentencePartRules());
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    /// <param name="places">Learns which part of the command each statement comes from, so that a refusal finds its cell.</param>
    internal static IReadOnlyList<Event> Decide(Proceeding proceeding, Command command, Func<Guid> newId, Dictionary<Guid, string> places)
    {
        if (command.Lines.Select(l => l.AccusedId).OfType<Guid>().GroupBy(id => id).Any(g => g.Count() > 1))
            throw new RuleBrokenException(Text.AccusedTwice, nameof(Command.Lines));
        var events = new List<Event>();
        if (command.TrialOpenedOn is { } opened)
            Say(new StepStated(newId(), ProceedingStep.TrialOpened, null, null, null, Document()), opened, nameof(Command.TrialOpenedOn));
        if (command.JudgmentOn is { } given)
            Say(new StepStated(newId(), ProceedingStep.Judgment, null, null, null, Document()), given, nameof(Command.JudgmentOn));
        foreach (var (line, number) in command.Lines.Select((l, n) => (l, n)))
            Enter(line, string.Create(CultureInfo.InvariantCulture, $"{nameof(Command.Lines)}[{number}]"));
        return events.Count > 0 ? events : throw new RuleBrokenException(Text.NothingChanged);

        void Enter(Line line, string place)
        {
            var accused = line.AccusedId is { } known ? proceeding.Accused(known) : newId();
            if (line.AccusedId is null)
            {
                var name = line.Name.OrNull();
                events.Add(
                    AddAccused.Added(new AddAccused.Suspect(name, name is null ? null : command.NameSuppliedBy), accused) with
                    {
                        Source = command.Source,
                        Confidence = command.Confidence,
                    }
                );
            }
            foreach (var (position, number) in line.Positions.Select((p, n) => (p, n)))
                Say(
                    new AccusedStated(newId(), accused, position.Status, Document()),
                    position.On,
                    string.Create(CultureInfo.InvariantCulture, $"{place}.Positions[{number}].On")
                );
            if (line.Offence.OrNull() is { } offence)
                Say(
                    new ChargeStated(newId(), accused, ChargeStep.Brought, offence, line.Article ?? ConventionOffence.None, Document()),
                    line.ChargedOn,
                    $"{place}.ChargedOn"
                );
            var on = line.VerdictOn ?? command.JudgmentOn;
            if (line.Verdict is { } verdict)
                Say(
                    new VerdictStated(newId(), accused, verdict, command.Instance, line.InAbsentia, Document()),
                    on,
                    $"{place}.{(line.VerdictOn is null ? nameof(Line.Verdict) : nameof(Line.VerdictOn))}"
                );
            if (line.Sentence.Count > 0)
                Say(
                    new SentenceStated(newId(), accused, command.Instance, line.Sentence, line.InAbsentia, Document()),
                    on,
                    $"{place}.Sentence"
                );
        }

        void Say(Stated fact, PartialDate? on, string place)
        {
            var stated = fact with { EffectiveOn = on, Source = command.Source, Confidence = command.Confidence };
            if (proceeding.Knows(stated))
                return;
            events.Add(stated);
            places[stated.StatementId] = place;
        }

        string? Document() => command.Document.OrNull();
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken)
        {
            var places = new Dictionary<Guid, string>();
            return desk.Change(
                request,
                (p, command) => Decide(p, command, clock.NewId, places),
                cancellationToken,
                places.GetValueOrDefault
            );
        }
    }
}
