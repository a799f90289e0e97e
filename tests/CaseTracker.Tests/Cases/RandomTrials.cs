using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Tests.Cases;

/// <summary>Draws commands on proceedings by lot; days are whole and hardly ever equal, so that their order leaves no doubt.</summary>
internal sealed class RandomTrials(Random random)
{
    private readonly List<string> _proceedings = [];
    private readonly List<Guid> _accused = [];
    private readonly List<Guid> _statements = [];

    public IRequest<Receipt> Draw(IReadOnlyList<string> cases)
    {
        if (_proceedings.Count == 0 || random.Next(12) == 0)
            return new OpenProceeding.Command([.. cases.TakeLast(random.Next(1, 3))], Any<Forum>(), "CAF", null, null, null, Source.HostOfficial, Confidence.Confirmed);
        var (reference, accused, statement) = (Of(_proceedings.TakeLast(2)), Of(_accused.TakeLast(3).DefaultIfEmpty()), Of(_statements.TakeLast(4).DefaultIfEmpty()));
        var (day, source, confidence) = (Day(), random.Next(4) == 0 ? Any<Source>() : Source.CourtRecord, random.Next(4) == 0 ? Any<Confidence>() : Confidence.Confirmed);
        return random.Next(14) switch
        {
            0 => new LinkCase.Command(reference, null, Of(cases.TakeLast(3)), "One attack"),
            1 => new UnlinkCase.Command(reference, null, Of(cases.TakeLast(3)), "Another attack"),
            2 or 3 => new AddAccused.Command(reference, null, [.. Enumerable.Repeat(new AddAccused.Suspect(null, null), random.Next(1, 4))], day, source, confidence),
            4 or 5 or 6 => new StateStep.Command(reference, null, Any<ProceedingStep>(), Any<Party>(), null, null, day, source, confidence, null),
            7 or 8 => new StateAccused.Command(reference, null, accused, Any<SuspectStatus>(), day, source, confidence, null),
            9 => new StateCharge.Command(reference, null, accused, Any<ChargeStep>(), "Murder", ConventionOffence.AttackOnPerson, day, source, confidence, null),
            10 => new StateVerdict.Command(reference, null, accused, Any<Verdict>(), Any<Instance>(), false, [], day, source, confidence, null),
            11 => new CorrectStatement.Command(reference, null, statement, day, null, "A slip"),
            12 => new WithdrawStatement.Command(reference, null, statement, "Said of another trial"),
            _ => new WithdrawAccused.Command(reference, null, accused, "Counted twice"),
        };
    }

    /// <summary>What there is to speak of now.</summary>
    public async Task Learn(World world, IRequest<Receipt> command, Receipt receipt)
    {
        if (command is OpenProceeding.Command) _proceedings.Add(receipt.Reference!);
        else if (command is not IProceedingCommand) return;
        var proceeding = await world.Database.Read(async session =>
        {
            var id = await new AudienceReader(session, Viewpoint.Un).RequireProceeding(receipt.Reference!);
            return ProceedingFold.Of(id, await new LedgerSession(session, new MasterKey(new byte[32])).Load(id));
        });
        _accused.AddRange(proceeding.Accused.Select(a => a.AccusedId).Except(_accused).ToList());
        _statements.AddRange(proceeding.Statements.Select(s => s.Id).Except(_statements).ToList());
    }

    private PartialDate Day() => PartialDate.FromDate(new DateOnly(2017, 6, 1).AddDays(random.Next(2300)));

    private T Any<T>() where T : struct, Enum => Of(Enum.GetValues<T>());

    private T Of<T>(IEnumerable<T> choices)
    {
        var all = choices.ToList();
        return all[random.Next(all.Count)];
    }
}
