// Authority: who signs certificates, made with openssl(1) in a folder of its own. Resource.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "support/temp_folder.h"

namespace accolade::test {

struct Validity {
    std::string from = "20200101000000Z", until = "20491231000000Z";
};

class Authority {
  public:
    // The key and the certificate of a server, as files for Nginx.
    using Files = std::vector<std::pair<std::string, std::string>>;

    Authority() {
        folder_.write("ca.conf", "[ca]\ndefault_ca=us\n[us]\ndatabase=" + at("index") + "\nserial=" + at("serial") +
                                     "\nnew_certs_dir=" + folder_.path().string() + "\ncertificate=" + at("ca.pem") +
                                     "\nprivate_key=" + at("ca.key") +
                                     "\ndefault_md=sha256\npolicy=any\nunique_subject=no\ncopy_extensions=copy\n"
                                     "[any]\ncommonName=supplied\n");
        folder_.write("index", "");
        folder_.write("serial", "01\n");
        made_ = run("req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Our own authority' -keyout " +
                    at("ca.key") + " -out " + at("ca.pem"));
    }

    bool made() const { return made_; }  // false: no openssl
    std::string file() const { return at("ca.pem"); }
    std::string at(const std::string& name) const { return (folder_ / name).string(); }

    // For "DNS:localhost" or "IP:127.0.0.1"; empty: for its common name alone.
    Files issue(const std::string& alternative, const Validity& valid = {}) const {
        const auto extension = alternative.empty() ? "" : " -addext subjectAltName=" + alternative;
        const bool done = run("req -newkey rsa:2048 -nodes -subj /CN=server" + extension + " -keyout " + at("key.pem") +
                              " -out " + at("request")) &&
                          run("ca -batch -notext -config " + at("ca.conf") + " -startdate " + valid.from +
                              " -enddate " + valid.until + " -in " + at("request") + " -out " + at("cert.pem"));
        if (!done) return {};
        return {{"key.pem", TempFolder::read(at("key.pem"))}, {"cert.pem", TempFolder::read(at("cert.pem"))}};
    }

  private:
    static bool run(const std::string& words) {
        return std::system(("openssl " + words + " >/dev/null 2>&1").c_str()) == 0;
    }

    TempFolder folder_;
    bool made_ = false;
};

}  // namespace accolade::test
