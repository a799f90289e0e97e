using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Corrects a statement on a person who is held; its step stays, for another step is another statement.</summary>
public static class CorrectDetention
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        Guid StatementId,
        PartialDate On,
        Perpetrator? By,
        string? Place,
        Source Source,
        Confidence Confidence,
        string Reason
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.Place).AtMost(200);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        file.RequireNotBeforeIncident(command.On, nameof(Command.On));
        var statements = file.Person(command.PersonId).Detention;
        var old = statements.FirstOrDefault(s => s.StatementId == command.StatementId) ?? throw new NotFoundException();
        if (command.By is not null && old.Step != DetentionStep.Held)
            throw new RuleBrokenException(Text.HolderNotWanted, nameof(Command.By));
        if (command.Place.OrNull() is null == (old.Step == DetentionStep.PlaceKnown))
            throw new RuleBrokenException(
                old.Step == DetentionStep.PlaceKnown ? Text.PlaceMissing : Text.PlaceNotWanted,
                nameof(Command.Place)
            );
        var corrected = old with
        {
            On = command.On,
            By = command.By,
            Place = command.Place.OrNull(),
            Source = command.Source,
            Confidence = command.Confidence,
        };
        if (corrected == old)
            throw new RuleBrokenException(Text.NothingChanged);
        StateDetention.RequireOneStory(statements.Select(s => s == old ? corrected : s), nameof(Command.On));
        yield return new DetentionCorrected(old.StatementId, command.PersonId, corrected.By, corrected.Place, command.Reason)
        {
            EffectiveOn = command.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
