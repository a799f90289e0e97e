using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>One service for all tests of a class, with cases to work on.</summary>
public abstract class FormTests
{
    private protected static readonly Caller Second = new(
        "senior@example.org",
        "The senior",
        Role.SeniorFocalPoint,
        Disclosure.Audience.Un,
        null
    );

    private protected Service Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Service = await Service.Start();

    [OneTimeTearDown]
    public async Task Stop() => await Service.DisposeAsync();

    /// <summary>A case of MINUSCA with one military observer of Morocco killed; each on a day of its own.</summary>
    private protected async Task<string> NewCase(int day = 1) =>
        (
            await Service.Send(
                Service.Desk,
                new RegisterCase.Command(
                    "MINUSCA",
                    new PartialDate(2020, 5, day),
                    Act.Killing,
                    Nature.Malicious,
                    null,
                    "Basse-Kotto",
                    "Alindao",
                    null,
                    null,
                    Means.Ambush,
                    Setting.Patrol,
                    Perpetrator.ArmedGroup,
                    null,
                    Source.MissionMonitoring,
                    Confidence.Confirmed,
                    [
                        new AddPerson.Facts(
                            Personnel.MilitaryObserver,
                            Sex.Male,
                            "MAR",
                            [new HarmSuffered(Harm.Killed, null)],
                            "Invented Name"
                        ),
                    ]
                )
            )
        ).Reference!;

    private protected async Task<ViewFacts.View> Facts(string reference) =>
        await Service.Send(Service.Desk, new ViewFacts.Query(reference));

    private protected async Task<ViewCase.Result> Case(string reference) => await Service.Send(Service.Desk, new ViewCase.Query(reference));
}
