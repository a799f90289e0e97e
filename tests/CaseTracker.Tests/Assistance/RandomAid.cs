using CaseTracker.Assistance;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Disclosure;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.Assistance;

/// <summary>Engagements of which anybody says anything in any order, as wild as the ledger could hold it.</summary>
internal sealed class RandomAid(Random random)
{
    private readonly RandomLife _any = new(random);

    public RandomLife Any => _any;

    public static Guid Id(int number) => new(number, 6, 6, new byte[8]);

    public static string Reference(int number) => $"AS-CAF-2018-{number:0000}";

    /// <summary>
    /// Four engagements about the cases of <see cref="RandomTrial"/>: the first two with the host of the viewer's case, the others with
    /// another's.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Happening>> Of(int length, string viewer)
    {
        Guid[] cases = [RandomTrial.Bangui, RandomTrial.Kinshasa];
        var (own, others) = viewer is "CAF" or "MAR" ? (("CAF", "MAR"), ("COD", "KHM")) : (("COD", "KHM"), ("CAF", "MAR"));
        return
        [
            .. Of(0, own.Item1, own.Item2, "MINUSCA", cases, length, AssistanceProvider.ContributingState),
            .. Of(1, own.Item1, own.Item2, "", cases, length, AssistanceProvider.UnitedNations),
            .. Of(2, others.Item1, others.Item2, "", cases, length, AssistanceProvider.ContributingState),
            .. Of(3, others.Item1, "FRA", "", cases, length),
            // So that whoever lends sees the first in the end, however the lots fall.
            [
                On(
                    0,
                    new AssistanceStated(_any.Id(), AssistanceStep.Offered, 3, _any.Words())
                    {
                        EffectiveOn = new PartialDate(2018),
                        Source = Source.Contributor,
                    }
                ),
            ],
        ];
    }

    /// <summary>One engagement; each inner list is one command.</summary>
    public IEnumerable<IReadOnlyList<Happening>> Of(
        int number,
        string host,
        string lender,
        string mission,
        IReadOnlyList<Guid> cases,
        int length,
        AssistanceProvider? provider = null
    )
    {
        var (steps, links) = (new List<Guid>(), new List<Guid>());
        var by = provider ?? _any.Pick<AssistanceProvider>();
        yield return
        [
            On(number, new AssistanceOpened(Reference(number), Facts(host, lender, mission, by))),
            On(number, Said(Stated(steps))),
            On(number, Linked(links, cases)),
        ];
        for (var i = 0; i < length; i++)
        {
            yield return
            [
                .. Enumerable
                    .Range(0, random.Next(1, 3))
                    .Select(_ =>
                        On(
                            number,
                            random.Next(10) switch
                            {
                                0 => new AssistanceCorrected(Facts(host, lender, mission, by), _any.Words()),
                                1 => new AssistanceNoted(_any.Chance(4) ? null : _any.Words()),
                                2 => new AssistanceStepCorrected(
                                    Of(steps),
                                    _any.Date(),
                                    _any.Chance(2) ? random.Next(1, 9) : null,
                                    _any.Words(),
                                    _any.Words()
                                ),
                                3 when _any.Chance(2) => new AssistanceStepWithdrawn(Of(steps), _any.Words()),
                                4 => Linked(links, cases),
                                5 => new AssistanceUnlinked(Of(links), _any.Words()),
                                _ => Said(Stated(steps)),
                            }
                        )
                    ),
            ];
        }
    }

    public Event Unconfirmed() => Said(Stated([])) with { Confidence = Confidence.Unconfirmed };

    private EngagementFacts Facts(string host, string lender, string mission, AssistanceProvider provider) =>
        new()
        {
            Kind = _any.Pick<AssistanceKind>(),
            Host = host,
            Authority = _any.Pick<HostAuthority>(),
            Provider = provider,
            Entity = provider == AssistanceProvider.ContributingState ? null : _any.Words(),
            State = provider == AssistanceProvider.ContributingState ? lender : null,
            Mission = mission,
            Summary = _any.Chance(3) ? null : _any.Words(),
        };

    private AssistanceStated Stated(List<Guid> steps)
    {
        steps.Add(_any.Id());
        return new AssistanceStated(
            steps[^1],
            _any.Pick<AssistanceStep>(),
            _any.Chance(3) ? null : random.Next(1, 9),
            _any.Chance(3) ? null : _any.Words()
        );
    }

    private AssistanceStated Said(AssistanceStated fact) =>
        fact with
        {
            EffectiveOn = _any.Date(),
            Source = _any.Pick<Source>(),
            Confidence = _any.Chance(2) ? Confidence.Confirmed : _any.Pick<Confidence>(),
        };

    private AssistanceLinked Linked(List<Guid> links, IReadOnlyList<Guid> cases)
    {
        links.Add(_any.Id());
        return new AssistanceLinked(
            links[^1],
            cases[random.Next(cases.Count)],
            _any.Chance(2) ? RandomTrial.ProceedingId : null,
            _any.Words()
        );
    }

    private Guid Of(List<Guid> all) => all[random.Next(all.Count)];

    private static Happening On(int number, Event e) => new(Id(number), Engagement.StreamKind, e);
}
