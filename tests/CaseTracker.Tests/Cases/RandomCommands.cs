using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Tests.Cases;

/// <summary>Draws commands and callers by lot from a seed, sensible ones and nonsense, so that a failure can be run again.</summary>
internal sealed class RandomCommands(int seed)
{
    private static readonly Pool _sensible = new(
        ["CAF", "CAF", "CAF", "MAR", "KHM", "FRA"],
        ["MINUSCA", "UNISFA"],
        ["2017-05", "2017-05-20", "2018", "2019-03-01"],
        ["A convoy was ambushed.", "Une embuscade près de Bangassou", "袭击车队"]
    );

    private static readonly Pool _any = new(
        ["CAF", "COD", "MAR", "SDN", "YUG", "XXX", "", null],
        ["MINUSCA", "MONUSCO", "UNXYZ", ""],
        ["2016", "2017-05-08", "2023-12-31", "2031-01-01"],
        [null, "", " ", "' OR 1 = 1 --"]
    );

    private Pool _pool = _any;

    // A fixed seed makes a failure repeatable; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public RandomTrials Trials { get; } = new(new Random(seed));

    private sealed record Pool(string?[] States, string[] Missions, string[] Days, string?[] Texts);

    /// <summary>References that exist, and what the persons are called by the system.</summary>
    public List<string> References { get; } = [];

    public List<Guid> Persons { get; } = [];

    public List<Guid> Proposals { get; } = [];

    /// <summary>Every fourth may be anybody with anything; the others are officers who mean what they write.</summary>
    public (Caller Caller, IRequest<Receipt> Command) Draw()
    {
        _pool = _random.Next(4) == 0 ? _any : _sensible;
        var caller =
            _pool == _sensible
                ? Of(World.Desk, World.Senior with { IsStrictReader = true }, World.SecondDesk)
                : Of(
                    World.Desk,
                    World.SecondDesk,
                    World.FocalPoint("MINUSCA"),
                    World.FocalPoint("MONUSCO"),
                    World.Liaison("MAR"),
                    new Caller("auditor@example.org", "Auditor", Role.Auditor, Audience.Un, null)
                );
        return (caller, _pool == _sensible && _random.Next(2) == 0 ? Trials.Draw(References) : Command());
    }

    public RegisterCase.Command Registration() =>
        RegisterCaseTests.Killing(
            Of("MINUSCA", "MINUSCA", "UNISFA"),
            [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Of("MAR", "KHM", "CAF"))]
        );

    private IRequest<Receipt> Command()
    {
        var (reference, version, person, state, reason) = (
            Reference(),
            _pool == _any ? Of<int?>(null, 2, 5) : null,
            Of([.. Persons.TakeLast(_pool == _any ? 6 : 2).DefaultIfEmpty()]),
            Of(_pool.States)!,
            Of(_pool.Texts)!
        );
        return _random.Next(30) switch
        {
            0 => new CorrectIncident.Command(
                reference,
                version,
                Of(_pool.Missions),
                Day(),
                Any<Act>(),
                Any<Nature>(),
                state,
                Of(_pool.Texts),
                Of(_pool.Texts),
                _random.Next(_pool == _any ? -100 : 0, 90),
                22.81,
                Any<Means>(),
                null,
                null,
                Of(Attribution.Alleged, Attribution.JudiciallyEstablished),
                reason,
                Any<Source>(),
                Any<Confidence>()
            ),
            1 => new CorrectPerson.Command(reference, version, person, Facts(), reason, Any<Source>(), Any<Confidence>()),
            2 or 3 => new AddPerson.Command(reference, version, Facts(), Any<Source>(), Any<Confidence>()),
            4 or 5 => new RecordHarm.Command(
                reference,
                version,
                person,
                Any<Harm>(),
                Of<PartialDate?>(null, Day()),
                Any<Source>(),
                Any<Confidence>()
            ),
            6 => new WithdrawPerson.Command(reference, version, person, reason),
            7 => new SetSummary.Command(reference, version, Of(_pool.Texts)),
            8 => new SetNarrative.Command(reference, version, Of(_pool.Texts)),
            9 => new Classify.Command(reference, version, Any<Classification>(), reason),
            10 or 11 => new NotifyState.Command(reference, version, state, Day()),
            12 => new AcknowledgeNotification.Command(reference, version, state, Day()),
            15 => new CloseCase.Command(reference, version, Any<Closure>(), reason),
            16 => new ReopenCase.Command(reference, version, reason),
            17 => new MergeCase.Command(reference, version, Reference(), reason),
            18 => new ReleaseName.Command(reference, version, person, state),
            19 => new RevokeNameRelease.Command(reference, version, person, state, reason),
            20 => new GrantAccess.Command(
                reference,
                version,
                state,
                Of<DateOnly?>(null, new DateOnly(2024, 1, 20), new DateOnly(2020, 1, 1)),
                reason
            ),
            21 => new EndAccess.Command(reference, version, state, reason),
            22 => new ErasePerson.Command(reference, version, person, reason),
            23 => new RecordProtectedInformation.Command(reference, version, Any<ProtectedKind>(), Of(_pool.Texts)!),
            24 => new ConfirmNextOfKin.Command(reference, version, person, Day()),
            25 => new DefineMission.Command(
                MissionList.All.Single(m => m.Code == "UNISFA") with
                {
                    Hosts = [new(Of("SDN", "SSD", "YUG")), new(Of("SDN", "ETH"))],
                },
                reason
            ),
            _ => new DecideProposal.Command(Of([.. Proposals.TakeLast(2).DefaultIfEmpty()]), _random.Next(3) > 0, Of(_pool.Texts)),
        };
    }

    private AddPerson.Facts Facts() =>
        new(
            Any<Personnel>(),
            Any<Sex>(),
            Of(_pool.States),
            [
                .. Enumerable
                    .Range(_pool == _any ? 0 : 1, _random.Next(1, 3))
                    .Select(_ => new HarmSuffered(Any<Harm>(), Of<PartialDate?>(null, Day()))),
            ],
            Of(_pool.Texts)
        );

    private string Reference() =>
        Of([.. References.TakeLast(2), .. References.TakeLast(1), _pool == _any ? "MINUSCA-2017-0000" : References[^1]]);

    private PartialDate Day() => PartialDate.Parse(Of(_pool.Days));

    private T Any<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    private T Of<T>(params T[] choices) => choices[_random.Next(choices.Length)];
#pragma warning restore CA5394
}
