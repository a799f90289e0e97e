using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Assistance;

/// <summary>Assistance in a world, told in one line a step; everything goes through the real pipeline.</summary>
internal static class Aid
{
    public static OpenAssistance.Command Forensics(
        AssistanceStep step = AssistanceStep.Requested,
        string host = "CAF",
        string? mission = "MINUSCA",
        params string[] cases
    ) =>
        new(
            AssistanceKind.Forensics,
            host,
            HostAuthority.Police,
            AssistanceProvider.UnitedNations,
            null,
            null,
            mission,
            "A laboratory",
            step,
            null,
            "Two experts",
            Scene.Day("2023-02-01"),
            Source.HostOfficial,
            Confidence.Confirmed,
            cases
        );

    public static OpenAssistance.Command Investigators(
        string state,
        int persons,
        AssistanceStep step = AssistanceStep.Offered,
        params string[] cases
    ) =>
        new(
            AssistanceKind.Investigation,
            "CAF",
            HostAuthority.Prosecution,
            AssistanceProvider.ContributingState,
            null,
            state,
            null,
            null,
            step,
            persons,
            null,
            Scene.Day("2023-03-01"),
            Source.Contributor,
            Confidence.Confirmed,
            cases
        );

    /// <returns>Its reference.</returns>
    public static async Task<string> Opens(this World world, OpenAssistance.Command command, Caller? caller = null) =>
        (await world.As(caller ?? World.Desk).Send(command)).Reference!;

    public static Task<Receipt> Takes(
        this World world,
        string reference,
        AssistanceStep step,
        string on,
        int? persons = null,
        string? what = null,
        Confidence confidence = Confidence.Confirmed
    ) => world.Do(new StateAssistance.Command(reference, null, step, persons, what, Scene.Day(on), Source.MissionMonitoring, confidence));

    public static Task<ViewAssistance.Result> Assists(
        this World world,
        Caller caller,
        string reference,
        long? position = null,
        string? audience = null
    ) => world.As(caller).Send(new ViewAssistance.Query(reference, position, audience is null ? null : Audience.Of(audience)));

    public static async Task<int> Counts(this World world, Caller caller, AssistanceFilter? filter = null) =>
        (await world.As(caller).Send(new ListAssistance.Query(filter ?? new AssistanceFilter()))).Count;
}
