using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Registers an incident as a case, with the persons affected known so far; host States follow from mission, date and
/// place.</summary>
public static class RegisterCase
{
    /// <param name="Host">Which of the mission's several host States, where the place tells; null where it does not, so that all are
    /// concerned.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Mission,
        PartialDate OccurredOn,
        Act Act,
        Nature Nature,
        string? Host,
        string? Area,
        string? Place,
        double? Latitude,
        double? Longitude,
        Means Means,
        Setting Setting,
        Perpetrator Perpetrator,
        string? Narrative,
        Source Source,
        Confidence Confidence,
        IReadOnlyList<AddPerson.Facts> Persons
    ) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Mission).NotEmpty().WithMessage(_ => Text.MissionMissing);
            RuleFor(c => c.OccurredOn).NotInTheFuture(clock);
            RuleFor(c => c.Area).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.Place).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.Narrative).MaximumLength(20_000).WithMessage(_ => Text.TooLong(20_000));
            RuleFor(c => c.Latitude).InclusiveBetween(-90, 90).WithMessage(_ => Text.NotALatitude);
            RuleFor(c => c.Longitude).InclusiveBetween(-180, 180).WithMessage(_ => Text.NotALongitude);
            RuleFor(c => c.Persons).NotNull();
            RuleForEach(c => c.Persons).NotNull().SetValidator(new AddPerson.FactsRules(clock));
        }
    }

    /// <summary>Pure: from the mission as it was and the command to the events of a new case.</summary>
    internal static IEnumerable<Event> Decide(string reference, Mission mission, Command command, Func<Guid> newId)
    {
        var incident = new Incident
        {
            Mission = mission.Code,
            OccurredOn = command.OccurredOn,
            Act = command.Act,
            Nature = command.Nature,
            Hosts = HostStates.Of(mission, command.OccurredOn, command.Host.OrNull()),
            Area = command.Area.OrNull(),
            Place = command.Place.OrNull(),
            Latitude = command.Latitude,
            Longitude = command.Longitude,
            Means = command.Means,
            Setting = command.Setting,
            Perpetrator = command.Perpetrator,
        };
        yield return new CaseRegistered(reference, incident)
        {
            EffectiveOn = command.OccurredOn,
            Source = command.Source,
            Confidence = command.Confidence,
        };
        if (command.Narrative.OrNull() is { } narrative)
            yield return new NarrativeSet(narrative);
        foreach (var person in command.Persons)
        {
            AddPerson.RequireTimely(command.OccurredOn, person);
            var id = newId();
            yield return new PersonAdded(id, person.For(id))
            {
                EffectiveOn = command.OccurredOn,
                Source = command.Source,
                Confidence = command.Confidence,
            };
        }
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var mission = (await MissionDirectory.Read(recording.Session)).Find(request.Mission);
                    if (mission is null || context.Caller.Missions?.Contains(mission.Code) == false)
                        throw new RuleBrokenException(Text.MissionUnknown(request.Mission), nameof(Command.Mission));
                    var reference = await CaseDesk.NewReference(
                        recording,
                        new Incident { Mission = mission.Code, OccurredOn = request.OccurredOn }
                    );
                    var events = Decide(reference, mission, request, () => Guid.CreateVersion7(clock.GetUtcNow())).ToList();
                    recording.Add(CaseFile.StreamKind, Guid.CreateVersion7(clock.GetUtcNow()), events);
                    return new Receipt(reference, events.Count);
                },
                cancellationToken
            );
    }
}
