using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records where a suspect at large is thought to be, and what is planned; no State ever reads it.</summary>
public static class RecordWhereabouts
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid AccusedId, string Text, Source Source, Confidence Confidence)
        : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() =>
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage(_ => Texts.Text.TextMissing)
                .MaximumLength(4000)
                .WithMessage(_ => Texts.Text.TooLong(4000));
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        var accused = proceeding.Require(command.AccusedId);
        if (accused.Whereabouts?.Text == command.Text.Trim())
            throw new RuleBrokenException(Texts.Text.NothingChanged);
        yield return new WhereaboutsRecorded(accused.AccusedId, new Personal(accused.AccusedId, command.Text.Trim()))
        {
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
