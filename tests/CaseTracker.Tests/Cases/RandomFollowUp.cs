using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Publishing;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Tests.Evidence;
using MediatR;

namespace CaseTracker.Tests.Cases;

/// <summary>Draws commands on documents, on the registry of fatalities and families, on assistance and on the public page by lot, sensible
/// ones and nonsense.</summary>
internal sealed class RandomFollowUp(Random random, RandomCommands cases)
{
    private static readonly string?[] _sensible = ["The commander's report.", "Le rapport du commandant", "指挥官的报告"];
    private static readonly string?[] _any = [null, "", " ", "\0", "a\u0001b", "\uD800", "\u202Egpj.exe", new string('x', 30_000)];

    private readonly List<(string Case, Guid Id)> _documents = [];
    private readonly List<Guid> _familySteps = [];
    private readonly List<Guid> _steps = [];
    private readonly List<string> _engagements = [];
    private readonly List<(Caller By, Guid Id)> _files = [];
    private string?[] _texts = _sensible;

    public (Caller Caller, IRequest<Receipt> Command) Draw()
    {
        _texts = random.Next(4) == 0 ? _any : _sensible;
        var caller =
            _texts == _sensible
                ? Of(World.Desk, World.SecondDesk, Papers.StrictReader, Papers.SecondStrictReader)
                : Of(
                    World.Desk,
                    World.FocalPoint("MINUSCA"),
                    World.FocalPoint("MONUSCO"),
                    World.Liaison("MAR"),
                    new Caller("auditor@example.org", "Auditor", Role.Auditor, Audience.Un, null)
                );
        var command = random.Next(3) switch
        {
            0 => OfDocuments(),
            1 => OfPersons(),
            _ => OfAssistance(),
        };
        // A file is its uploader's.
        var uploader = command is AddDocument.Command or AddVersion.Command ? _files.Find(f => f.Id == FileOf(command)).By : null;
        return (uploader ?? caller, command);
    }

    /// <summary>What there is to speak of now.</summary>
    public async Task Learn(World world, Receipt? receipt)
    {
        var strict = Viewpoint.Un with { Strict = true };
        var references = (await world.Rows<CaseRow>(strict)).ToDictionary(c => c.CaseId, c => c.Reference);
        Add(_documents, (await world.Rows<DocumentRow>(strict)).Select(d => (references[d.CaseId], d.DocumentId)));
        Add(_familySteps, (await world.Rows<FamilyStepRow>(strict)).Select(s => s.StepId));
        Add(_steps, (await world.Rows<AssistanceStepRow>(strict)).Select(s => s.StepId));
        if (receipt?.Reference?.StartsWith("AS-", StringComparison.Ordinal) == true)
            Add(_engagements, [receipt.Reference]);
        if (receipt?.ProposalId is { } proposal)
            cases.Proposals.Add(proposal);
    }

    /// <summary>Somebody stores a file; now and then one that is there already.</summary>
    public async Task Store(World world)
    {
        var by = Of(World.Desk, World.SecondDesk, Papers.StrictReader);
        _files.Add((by, (await world.Stores(Papers.Pdf($"{random.Next(60)}"), caller: by)).DocumentId));
    }

    private IRequest<Receipt> OfDocuments()
    {
        var ((known, document), number, state) = (
            Of(_documents.TakeLast(3).DefaultIfEmpty((Case(), Guid.Empty))),
            random.Next(4) == 0 ? random.Next(4) : 1,
            State()
        );
        var reference = _texts == _any ? Case() : known;
        return random.Next(10) switch
        {
            0 or 1 => new AddDocument.Command(
                Case(),
                Version(),
                File(),
                Any<DocumentKind>(),
                Text(),
                Day(),
                Any<Classification>(),
                Text(),
                Text(),
                Day(),
                Text(),
                random.Next(4) == 0 ? document : null
            ),
            2 or 3 => new AddVersion.Command(reference, Version(), document, File(), Text()),
            4 => new ClassifyDocument.Command(reference, Version(), document, Any<Classification>(), Text()),
            5 => new CorrectDocument.Command(reference, Version(), document, Any<DocumentKind>(), Text(), Day(), Text()),
            6 => new RecordCustody.Command(reference, Version(), document, Any<CustodyStep>(), Text(), Text(), Text(), Day(), Text()),
            7 => new ReleaseDocument.Command(reference, Version(), document, number, state, Text()),
            8 => new ReleaseStrictDocument.Command(reference, Version(), document, number, state, Text()),
            _ => new RevokeRelease.Command(reference, Version(), document, number, state, Text()),
        };
    }

    private IRequest<Receipt> OfPersons()
    {
        var (reference, person) = (Case(), Of(cases.Persons.TakeLast(2).DefaultIfEmpty()));
        return random.Next(7) switch
        {
            0 or 1 => new RecordRegistryFacts.Command(
                reference,
                Version(),
                person,
                Any<ServiceRelation>(),
                Any<Repatriation>(),
                random.Next(2) == 0 ? Day() : null,
                Any<BenefitsClaim>(),
                random.Next(2) == 0 ? Day() : null,
                Text()
            ),
            2 => new SetFamilyContact.Command(reference, Version(), person, Text(), random.Next(3) == 0 ? null : Any<ContactSide>()),
            3 or 4 => new InformFamily.Command(reference, Version(), person, [Any<Stage>()], Day(), Any<InformedBy>(), Text()),
            5 => new ReferToSupport.Command(reference, Version(), person, Any<SupportKind>(), Day()),
            _ => new WithdrawFamilyStep.Command(reference, Version(), person, Of(_familySteps.TakeLast(3).DefaultIfEmpty()), Text()),
        };
    }

    private IRequest<Receipt> OfAssistance()
    {
        var (reference, step) = (Of(_engagements.TakeLast(3).DefaultIfEmpty("AS-CAF-2018-ZZZZ")), Of(_steps.TakeLast(3).DefaultIfEmpty()));
        var provider = Any<AssistanceProvider>();
        var lends = provider == AssistanceProvider.ContributingState;
        var (entity, lender) = (lends ? null : "A regional organization", lends ? "FRA" : null);
        int? persons = random.Next(2) == 0 ? random.Next(-1, 20) : null;
        return random.Next(12) switch
        {
            0 or 1 => new OpenAssistance.Command(
                lends ? AssistanceKind.Investigation : Any<AssistanceKind>(),
                State(),
                Any<HostAuthority>(),
                provider,
                entity,
                lender,
                Of("MINUSCA", "", null),
                Text(),
                Of(AssistanceStep.Requested, AssistanceStep.Offered),
                persons,
                Text(),
                Day(),
                Any<Source>(),
                Any<Confidence>(),
                [.. cases.References.TakeLast(random.Next(3))]
            ),
            2 => new CorrectAssistance.Command(
                reference,
                Version(),
                Any<AssistanceKind>(),
                "CAF",
                Any<HostAuthority>(),
                provider,
                entity,
                lender,
                Of("MINUSCA", "MONUSCO", ""),
                Text(),
                Text()
            ),
            3 => new NoteAssistance.Command(reference, Version(), Text()),
            4 => new CorrectAssistanceStep.Command(reference, Version(), step, Day(), persons, Text(), Text()),
            5 => new WithdrawAssistanceStep.Command(reference, Version(), step, Text()),
            6 => new LinkAssistance.Command(reference, Version(), Case(), null, Text()),
            7 => new UnlinkAssistance.Command(reference, Version(), Case(), Text()),
            8 => new SetPublicPage.Command(random.Next(2) == 0, Text()),
            _ => new StateAssistance.Command(
                reference,
                Version(),
                Any<AssistanceStep>(),
                persons,
                Text(),
                Day(),
                Any<Source>(),
                Any<Confidence>()
            ),
        };
    }

    private string Case() => _texts == _any ? Of(cases.References.TakeLast(3).Append("MINUSCA-2017-0000")) : cases.References[^1];

    private Guid File() => random.Next(6) == 0 ? Guid.Empty : Of(_files.TakeLast(2).DefaultIfEmpty()).Id;

    private static Guid FileOf(IRequest<Receipt> command) =>
        command switch
        {
            AddDocument.Command add => add.FileId,
            AddVersion.Command add => add.FileId,
            _ => Guid.Empty,
        };

    private int? Version() => _texts == _any && random.Next(3) == 0 ? random.Next(9) : null;

    private string State() => _texts == _any ? Of("XXX", "YUG", "", "MAR", "CAF") : Of("CAF", "CAF", "MAR", "KHM");

    private string Text() => Of(_texts)!;

    private PartialDate Day() =>
        PartialDate.Parse(_texts == _any ? Of("1900", "2017-05-08", "2031-01-01") : Of("2017-06", "2018-02-03", "2019"));

    private static void Add<T>(List<T> known, IEnumerable<T> found) => known.AddRange(found.Distinct().Except(known).ToList());

    private T Any<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    private T Of<T>(params IEnumerable<T> choices)
    {
        var all = choices.ToList();
        return all[random.Next(all.Count)];
    }
}
