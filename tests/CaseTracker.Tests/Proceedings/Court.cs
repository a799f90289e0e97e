using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Proceedings;

/// <summary>A proceeding in a world, told in one line a step; everything goes through the real pipeline.</summary>
internal sealed class Court(World world, string reference)
{
    public string Reference => reference;

    public static async Task<Court> Open(World world, Forum forum, string? state, params string[] cases) =>
        new(
            world,
            (
                await world.Do(
                    new OpenProceeding.Command(
                        cases,
                        forum,
                        state,
                        "The court",
                        "Criminal code",
                        null,
                        Source.HostOfficial,
                        Confidence.Confirmed
                    )
                )
            ).Reference!
        );

    public Task<Proceeding> File() =>
        world.Database.Read(async session =>
            ProceedingFold.Of(
                await new AudienceReader(session, Viewpoint.Un).RequireProceeding(reference),
                await new LedgerSession(session, new MasterKey(new byte[32])).Load(
                    await new AudienceReader(session, Viewpoint.Un).RequireProceeding(reference)
                )
            )
        );

    public async Task<IReadOnlyList<Guid>> Add(
        int count,
        string? on = null,
        Source source = Source.HostOfficial,
        Confidence confidence = Confidence.Confirmed,
        string? name = null,
        string? from = null
    )
    {
        await world.Do(
            new AddAccused.Command(
                reference,
                null,
                [.. Enumerable.Repeat(new AddAccused.Suspect(name, from), count)],
                Date(on),
                source,
                confidence
            )
        );
        return [.. (await File()).Accused.TakeLast(count).Select(a => a.AccusedId)];
    }

    public Task Step(
        ProceedingStep step,
        string? on,
        Source source = Source.CourtRecord,
        Confidence confidence = Confidence.Confirmed,
        Party? by = null,
        Forum? to = null
    ) => world.Do(new StateStep.Command(reference, null, step, by, to, null, Date(on), source, confidence, null));

    public Task Status(
        Guid accused,
        SuspectStatus status,
        string? on,
        Source source = Source.HostOfficial,
        Confidence confidence = Confidence.Confirmed
    ) => world.Do(new StateAccused.Command(reference, null, accused, status, Date(on), source, confidence, null));

    public Task Charge(
        Guid accused,
        ChargeStep step,
        string? on,
        string offence,
        ConventionOffence article = ConventionOffence.AttackOnPerson
    ) =>
        world.Do(
            new StateCharge.Command(
                reference,
                null,
                accused,
                step,
                offence,
                article,
                Date(on),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );

    public Task Verdict(
        Guid accused,
        Verdict verdict,
        string? on,
        bool inAbsentia = false,
        Source source = Source.CourtRecord,
        Confidence confidence = Confidence.Confirmed,
        params SentencePart[] sentence
    ) =>
        world.Do(
            new StateVerdict.Command(
                reference,
                null,
                accused,
                verdict,
                Instance.FirstInstance,
                inAbsentia,
                sentence,
                Date(on),
                source,
                confidence,
                null
            )
        );

    public Task Figure(Figure figure, int count, string? on, Source source, Confidence confidence = Confidence.Confirmed) =>
        world.Do(new StateFigure.Command(reference, null, figure, count, Date(on), source, confidence, "Judgment, page 1"));

    /// <summary>The proceeding as this audience sees it.</summary>
    public Task<ViewProceeding.Result> Seen(Caller? caller = null, long? position = null, string? audience = null) =>
        world.As(caller ?? World.Desk).Send(new ViewProceeding.Query(reference, position, audience is null ? null : Audience.Of(audience)));

    private static PartialDate? Date(string? on) => on is null ? null : Scene.Day(on);
}
