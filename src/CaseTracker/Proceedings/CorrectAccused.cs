using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>States again, with the reason, what an accused is called and which State supplied the name.</summary>
public static class CorrectAccused
{
    /// <param name="Accused">A name left out is removed, unless a case is strictly confidential and the author was not shown the
    /// name.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid AccusedId,
        AddAccused.Suspect Accused,
        string Reason,
        Source Source,
        Confidence Confidence
    ) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Accused).NotNull().WithMessage(_ => Text.AccusedMissing).SetValidator(new AddAccused.SuspectRules());
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; who does not, leaves it as it
    /// is.</param>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, bool seesAll)
    {
        var accused = proceeding.Require(command.AccusedId);
        var (name, from) = (
            command.Accused.Name.OrNull() is { } text ? new Personal(accused.AccusedId, text) : null,
            command.Accused.NameSuppliedBy.OrNull()
        );
        if (name is null && !seesAll)
            (name, from) = (accused.Name, accused.NameFrom);
        if ((name, from) == (accused.Name, accused.NameFrom))
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new AccusedCorrected(accused.AccusedId, name, from, command.Reason)
        {
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (proceeding, recording) => Decide(proceeding, request, await desk.SeesAll(recording, proceeding)),
                cancellationToken
            );
    }
}
