using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Tests.Cases;

/// <summary>Draws commands on proceedings by lot, mostly in an order that can be; days are whole and never equal, so that their order
/// leaves no doubt.</summary>
internal sealed class RandomTrials(Random random)
{
    private static readonly ProceedingStep[] _usual =
    [
        ProceedingStep.InvestigationOpened,
        ProceedingStep.TrialOpened,
        ProceedingStep.Judgment,
        ProceedingStep.AppealLodged,
        ProceedingStep.AppealDecided,
        ProceedingStep.Final,
    ];

    private readonly List<Trial> _trials = [];
    private readonly HashSet<DateOnly> _drawn = [];
    private DateOnly _today = new(2017, 6, 1);

    private sealed record Trial(string Reference, List<Guid> Accused, List<Guid> Statements)
    {
        public int Usual { get; set; }
    }

    public IRequest<Receipt> Draw(IReadOnlyList<string> cases)
    {
        if (_trials.Count == 0 || random.Next(25) == 0)
            return new OpenProceeding.Command(
                [.. cases.TakeLast(random.Next(1, 3))],
                Any<Forum>(),
                "CAF",
                null,
                null,
                null,
                Source.HostOfficial,
                Confidence.Confirmed
            );
        var trial = Of(_trials.TakeLast(2));
        var (reference, accused, statement) = (
            trial.Reference,
            Of(trial.Accused.TakeLast(3).DefaultIfEmpty()),
            Of(trial.Statements.TakeLast(4).DefaultIfEmpty())
        );
        var (day, source, confidence) = (
            Day(),
            random.Next(4) == 0 ? Any<Source>() : Source.CourtRecord,
            random.Next(4) == 0 ? Any<Confidence>() : Confidence.Confirmed
        );
        return random.Next(24) switch
        {
            0 => new LinkCase.Command(reference, null, Of(cases.TakeLast(3)), "One attack"),
            1 => new UnlinkCase.Command(reference, null, Of(cases.TakeLast(3)), "Another attack"),
            2 or 3 => new AddAccused.Command(
                reference,
                null,
                [.. Enumerable.Repeat(new AddAccused.Suspect(null, null), random.Next(1, 4))],
                day,
                source,
                confidence
            ),
            4 or 5 or >= 20 => Step(reference, _usual[trial.Usual++ % _usual.Length], day, Source.CourtRecord, Confidence.Confirmed),
            6 => Step(reference, Any<ProceedingStep>(), day, source, confidence),
            7 or 8 => new StateAccused.Command(reference, null, accused, Any<SuspectStatus>(), day, source, confidence, null),
            9 => new StateCharge.Command(
                reference,
                null,
                accused,
                Any<ChargeStep>(),
                "Murder",
                ConventionOffence.AttackOnPerson,
                day,
                source,
                confidence,
                null
            ),
            10 or 14 => new StateVerdict.Command(
                reference,
                null,
                accused,
                Any<Verdict>(),
                Any<Instance>(),
                random.Next(3) == 0,
                [],
                day,
                source,
                confidence,
                null
            ),
            11 => new CorrectStatement.Command(reference, null, statement, day, null, "A slip"),
            15 or 16 => new StateFigure.Command(
                reference,
                null,
                Any<Figure>(),
                random.Next(60),
                day,
                random.Next(2) == 0 ? Source.Media : source,
                confidence,
                null
            ),
            17 or 18 => new AdoptStatement.Command(reference, null, statement, "Read in the original"),
            19 => new StateSentence.Command(
                reference,
                null,
                accused,
                Any<Instance>(),
                [new SentencePart(Any<SentenceKind>(), null, null)],
                false,
                day,
                source,
                confidence,
                null
            ),
            12 => new WithdrawStatement.Command(reference, null, statement, "Said of another trial"),
            _ => new WithdrawAccused.Command(reference, null, accused, "Counted twice"),
        };
    }

    private StateStep.Command Step(string reference, ProceedingStep step, PartialDate day, Source source, Confidence confidence) =>
        new(
            reference,
            null,
            step,
            step is ProceedingStep.AppealLodged ? Any<Party>() : null,
            step is ProceedingStep.Transferred ? Any<Forum>() : null,
            null,
            day,
            source,
            confidence,
            null
        );

    /// <summary>What there is to speak of now.</summary>
    public async Task Learn(World world, IRequest<Receipt> command, Receipt receipt)
    {
        if (command is OpenProceeding.Command)
            _trials.Add(new Trial(receipt.Reference!, [], []));
        else if (command is not IProceedingCommand)
            return;
        var proceeding = await world.Database.Read(async session =>
        {
            var id = await new AudienceReader(session, Viewpoint.Un).RequireProceeding(receipt.Reference!);
            return ProceedingFold.Of(id, await new LedgerSession(session, new MasterKey(new byte[32])).Load(id));
        });
        var trial = _trials.Single(t => t.Reference == receipt.Reference);
        trial.Accused.AddRange(proceeding.Accused.Select(a => a.AccusedId).Except(trial.Accused).ToList());
        trial.Statements.AddRange(proceeding.Statements.Select(s => s.Id).Except(trial.Statements).ToList());
    }

    /// <summary>Mostly a little later than the last one, now and then any; never one that was drawn before.</summary>
    private PartialDate Day()
    {
        DateOnly day;
        do day = random.Next(6) == 0 ? new DateOnly(2017, 6, 1).AddDays(random.Next(2300)) : _today = _today.AddDays(random.Next(1, 6));
        while (!_drawn.Add(day));
        return PartialDate.FromDate(day);
    }

    private T Any<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    private T Of<T>(IEnumerable<T> choices)
    {
        var all = choices.ToList();
        return all[random.Next(all.Count)];
    }
}
