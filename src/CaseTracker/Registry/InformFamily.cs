using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Records that a family or survivor was told of steps that the case has reached, by whom and in which language.</summary>
public static class InformFamily
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        IReadOnlyList<Stage> Milestones,
        PartialDate InformedOn,
        InformedBy By,
        string Language
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Milestones).NotEmpty().WithMessage(_ => Text.MilestoneMissing);
            RuleFor(c => c.InformedOn).NotInTheFuture(clock);
            RuleFor(c => c.Language).NotEmpty().WithMessage(_ => Text.LanguageMissing).MaximumLength(40).WithMessage(_ => Text.TooLong(40));
        }
    }

    /// <summary>Pure: the same case, command and id always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, Guid stepId)
    {
        var person = file.Person(command.PersonId);
        file.RequireNotBeforeIncident(command.InformedOn, nameof(Command.InformedOn));
        var milestones = command.Milestones.Distinct().Order().ToList();
        if (milestones.Except(Families.Milestones(file)).ToList() is [var first, ..])
            throw new RuleBrokenException(Text.MilestoneNotReached(Terms.Of(first)), nameof(Command.Milestones));
        var told = person.FamilyInformed.SelectMany(i => i.Milestones);
        if (milestones.Intersect(told).ToList() is [var again, ..])
            throw new RuleBrokenException(Text.FamilyAlreadyInformed(Terms.Of(again)), nameof(Command.Milestones));
        yield return new FamilyInformed(stepId, command.PersonId, milestones, command.By, command.Language.Trim())
        {
            EffectiveOn = command.InformedOn,
        };
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, Guid.CreateVersion7(clock.GetUtcNow())), cancellationToken);
    }
}
