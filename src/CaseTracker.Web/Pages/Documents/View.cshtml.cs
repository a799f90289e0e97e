using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Texts;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Documents;

/// <summary>One document of a case as its reader may know it: for a State what was released to it, for the UN also where it has been and
/// who had it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : PageModel
{
    public string Reference => Found.Reference;

    public ViewDocument.Result Found { get; private set; } = null!;

    public IEnumerable<DocumentForm> Offered => DocumentForms.Offered(Found, context.Caller);

    public bool MayAdd => context.Caller.Has(Right.FollowUp);

    public async Task OnGetAsync(string reference, Guid id) =>
        Found = await mediator.Send(new ViewDocument.Query(reference, id), HttpContext.RequestAborted);

    /// <summary>What is wrong with a version, in a word.</summary>
    public string Trouble(ListDocuments.Version version) => TroubleOf(version.Standing!);

    internal static string TroubleOf(FileStanding standing) =>
        standing.IsInQuarantine ? Terms.Of(standing.Scan) : Terms.Of(standing.Integrity!.Value);

    /// <summary>Whether the State had taken a version out before its release was revoked, and who did.</summary>
    public async Task<string> Had(ViewDocument.Release release, Who who)
    {
        var had = Found
            .Un!.Readings.Where(r => r.Version == release.Version && r.Audience == release.State)
            .Select(r => r.Subject)
            .Distinct()
            .ToList();
        var named = new List<string>();
        foreach (var subject in had)
            named.Add(await who.Of(subject));
        return named.Count == 0
            ? PageText.Of("Document.NobodyHadIt")
            : string.Format(System.Globalization.CultureInfo.CurrentCulture, PageText.Of("Document.HadIt"), Show.Listed(named));
    }
}
