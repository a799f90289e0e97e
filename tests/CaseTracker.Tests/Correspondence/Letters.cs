using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Correspondence;

/// <summary>What States write in these scenarios, and how they send it through the real pipeline.</summary>
internal static class Letters
{
    public static SubmissionContent Report(params Point[] points) => new() { Kind = SubmissionKind.ProgressReport, Points = points };

    public static Point Done(
        string on = "2018-03-01",
        ProceedingStep? step = ProceedingStep.InvestigationOpened,
        string? what = "The prosecutor opened a file."
    ) =>
        new()
        {
            Kind = PointKind.Done,
            Step = step,
            What = what,
            Authority = "Prosecutor of Bangassou",
            On = Scene.Day(on),
            NextStep = "Hearing of witnesses",
            NextOn = Scene.Day("2025"),
        };

    public static Point Disputed(CaseAspect aspect = CaseAspect.Date, string proposed = "9 May 2017") =>
        new()
        {
            Kind = PointKind.Disputed,
            Aspect = aspect,
            Proposed = proposed,
            What = "Our own inquiry found otherwise.",
        };

    public static SubmissionContent Correction(params Point[] points) => new() { Kind = SubmissionKind.Correction, Points = points };

    public static SubmissionContent Information(string text = "Two investigators are ready to travel.") =>
        new() { Kind = SubmissionKind.Information, Points = [new Point { Kind = PointKind.Stated, What = text }] };

    public static SubmissionContent Acknowledgement(string on) =>
        new() { Kind = SubmissionKind.Acknowledgement, Points = [new Point { Kind = PointKind.Acknowledged, On = Scene.Day(on) }] };

    public static SubmissionContent Consent(string about, bool consents) =>
        new()
        {
            Kind = SubmissionKind.Consent,
            About = about,
            Consents = consents,
        };

    /// <returns>Its reference.</returns>
    public static async Task<string> Sends(
        this World world,
        string state,
        string @case,
        SubmissionContent content,
        string? seenAs = null
    ) => (await world.As(World.Liaison(state)).Send(new SendSubmission.Command(@case, content, null, null, seenAs))).Reference!;

    public static Task<ViewSubmission.Result> Opens(this World world, Caller caller, string reference) =>
        world.As(caller).Send(new ViewSubmission.Query(reference));

    public static Task<ListSubmissions.Result> Lists(this World world, Caller caller, string? @case = null) =>
        world.As(caller).Send(new ListSubmissions.Query(@case));

    public static async Task<Guid> Drafts(this World world, string state, string @case, SubmissionContent content) =>
        Guid.Parse((await world.As(World.Liaison(state)).Send(new SaveDraft.Command(@case, null, null, content))).Reference!);

    public static Task<Attachment> Attaches(
        this World world,
        Caller caller,
        Guid draft,
        string name,
        byte[] content,
        long? length = null
    ) => world.As(caller).Send(new AttachDocument.Command(draft, name, new MemoryStream(content), length ?? content.Length));
}
